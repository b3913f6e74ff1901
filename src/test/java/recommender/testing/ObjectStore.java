package recommender.testing;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under the scheme {@code store:}, of which nobody knows what a rename means. */
public final class ObjectStore extends WatchedFileSystem {
  private static final URI ROOT = URI.create("store:///");

  /** A configuration that knows {@code store:}, watched. */
  public static Configuration watched(Watcher by) {
    Configuration hadoop = WatchedFileSystem.watched(by);
    hadoop.setClass("fs.store.impl", ObjectStore.class, RawLocalFileSystem.class);
    hadoop.setBoolean("fs.store.impl.disable.cache", true);
    return hadoop;
  }

  @Override
  public String getScheme() {
    return ROOT.getScheme();
  }

  @Override
  public URI getUri() {
    return ROOT;
  }
}
