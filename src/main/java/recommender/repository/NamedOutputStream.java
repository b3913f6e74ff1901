package recommender.repository;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Output stream of a file, whose failures are {@link RepositoryException}s that name it. */
final class NamedOutputStream extends FilterOutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(NamedOutputStream.class);

  private final String key;
  private final Path file;
  private volatile boolean open = true;

  NamedOutputStream(String key, Path file, OutputStream out) {
    super(out);
    this.key = key;
    this.file = file;
  }

  @Override
  public void write(int b) {
    named(() -> out.write(b));
  }

  /** Writes all bytes at once: the inherited method writes byte by byte. */
  @Override
  public void write(byte[] bytes, int from, int length) {
    named(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() {
    named(out::flush);
  }

  @Override
  public void close() {
    if (open) {
      named(out::close);
      open = false;
    }
  }

  /** Whether it was not closed, or could not be. */
  boolean isOpen() {
    return open;
  }

  /** Closes it whatever happens, when nobody wants the file any more. */
  void abandon() {
    try {
      close();
    } catch (RepositoryException e) {
      LOG.debug("Could not close {}, which was to be deleted", file, e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private void named(Call call) {
    try {
      call.run();
    } catch (IOException e) {
      throw RepositoryException.failed(key, "write", file, e);
    } catch (FSError e) {
      throw RepositoryException.failed(key, "write", file, e);
    }
  }

  private interface Call {
    void run() throws IOException;
  }
}
