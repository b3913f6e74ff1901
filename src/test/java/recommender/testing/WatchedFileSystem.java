package recommender.testing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;

/** The local file system, real, with a watcher told of each step before it happens. */
public class WatchedFileSystem extends RawLocalFileSystem {
  private static volatile Watcher watcher = (step, path) -> {};

  /** What a file system does to a path. */
  public enum Step {
    CREATE,
    WRITE,
    RENAME,
    DELETE,
    MAKE_FOLDER
  }

  /** Sees a step coming, and stops it by throwing. */
  public interface Watcher {
    /**
     * @param path for a rename the new name
     */
    void before(Step step, Path path) throws IOException;
  }

  /** A configuration in which {@code file:} is watched. */
  public static Configuration watched(Watcher by) {
    watcher = by;
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs.file.impl", WatchedFileSystem.class, RawLocalFileSystem.class);
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    return hadoop;
  }

  @Override
  protected OutputStream createOutputStreamWithMode(
      Path file, boolean append, FsPermission permission) throws IOException {
    watcher.before(Step.CREATE, file);
    return new WatchedStream(
        file, super.createOutputStreamWithMode(file, append, permission), watcher);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    watcher.before(Step.RENAME, to);
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    watcher.before(Step.DELETE, path);
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path folder) throws IOException {
    watcher.before(Step.MAKE_FOLDER, folder);
    return super.mkdirs(folder);
  }

  private static final class WatchedStream extends FilterOutputStream implements Syncable {
    private final Path file;
    private final Watcher watcher;

    WatchedStream(Path file, OutputStream out, Watcher watcher) {
      super(out);
      this.file = file;
      this.watcher = watcher;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      watcher.before(Step.WRITE, file);
      out.write(bytes, from, length);
    }

    @Override
    public void hflush() throws IOException {
      ((Syncable) out).hflush();
    }

    @Override
    public void hsync() throws IOException {
      ((Syncable) out).hsync();
    }
  }
}
