package recommender.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import recommender.testing.MiniHdfs;

/**
 * A real HDFS of its own on the loopback, until stdin ends. The first line of stdout is its
 * address. Each line of stdin is how many bytes may still be written below the folder {@value
 * #FOLDER}, or {@code any}; stdout has that line again once it holds.
 */
public final class HdfsServer {
  private static final String FOLDER = "/recommender";

  private HdfsServer() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (MiniHdfs hdfs = MiniHdfs.start()) {
      DistributedFileSystem files = hdfs.cluster().getFileSystem();
      Path folder = new Path(FOLDER);
      files.mkdirs(folder);
      System.out.println(hdfs.cluster().getURI() + FOLDER);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        files.setQuota(folder, HdfsConstants.QUOTA_DONT_SET, quota(files, folder, line));
        System.out.println(line);
      }
    }
  }

  private static long quota(DistributedFileSystem files, Path folder, String more)
      throws IOException {
    return more.equals("any")
        ? HdfsConstants.QUOTA_RESET
        : files.getContentSummary(folder).getSpaceConsumed() + Long.parseLong(more);
  }
}
