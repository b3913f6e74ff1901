package recommender.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real HDFS of one name node and one data node on the loopback. It is started by the first test
 * class that asks, empty at the beginning of each, and stopped behind the last.
 *
 * <pre>{@code @RegisterExtension static final Hdfs HDFS = new Hdfs();}</pre>
 */
public final class Hdfs implements BeforeAllCallback, AfterAllCallback {
  private MiniDFSCluster cluster;

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store ofAll =
        context.getRoot().getStore(ExtensionContext.Namespace.create(Hdfs.class));
    cluster =
        ofAll
            .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
            .hdfs()
            .cluster();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    for (FileStatus file : files().listStatus(new Path("/"))) {
      files().delete(file.getPath(), true);
    }
  }

  /** Stopped by JUnit, since it is kept where all test classes have their things. */
  private record Running(MiniHdfs hdfs) implements ExtensionContext.Store.CloseableResource {

    static Running start() {
      try {
        return new Running(MiniHdfs.start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      hdfs.close();
    }
  }

  /** The root, such as {@code hdfs://127.0.0.1:41233}. */
  public URI uri() {
    return cluster.getURI();
  }

  /** A path below the root, with scheme and port. */
  public String path(String absolute) {
    return uri() + absolute;
  }

  /** A configuration whose {@code fs.defaultFS} this is. */
  public Configuration configuration() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", uri().toString());
    return hadoop;
  }

  /** Its files. */
  public FileSystem files() throws IOException {
    return cluster.getFileSystem();
  }
}
