package recommender.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A device of Linux that never has any space, written to by way of Hadoop's local file system. */
public final class FullDisk {
  private FullDisk() {}

  /** A stream that fails as soon as it is flushed. */
  public static OutputStream open() throws IOException {
    RawLocalFileSystem files = new RawLocalFileSystem();
    files.initialize(URI.create("file:///"), new Configuration());
    return files.create(new Path("/dev/full"), true);
  }

  /** What it fails with, which is no exception. */
  public static FSError error() throws IOException {
    OutputStream full = open();
    full.write(1);
    try {
      full.flush();
    } catch (FSError e) {
      return e;
    }
    throw new IllegalStateException("/dev/full was written to");
  }
}
