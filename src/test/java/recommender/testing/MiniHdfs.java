package recommender.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A real HDFS of one name node and one data node on the loopback.
 *
 * @param folder where it has its blocks, deleted when it is closed
 */
public record MiniHdfs(Path folder, MiniDFSCluster cluster) implements AutoCloseable {

  /** An empty one that answers. */
  public static MiniHdfs start() throws IOException {
    Path folder = Files.createTempDirectory("hdfs");
    Configuration hadoop = new Configuration();
    hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    // Whoever runs the test may write everywhere, as may the executors of a cluster.
    hadoop.setBoolean("dfs.permissions.enabled", false);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(hadoop).numDataNodes(1).build();
    cluster.waitActive();
    return new MiniHdfs(folder, cluster);
  }

  @Override
  public void close() {
    cluster.shutdown(true);
    FileUtil.fullyDelete(folder.toFile());
  }
}
