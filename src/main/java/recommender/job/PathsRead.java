package recommender.job;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.repository.RepositoryException;

/** Paths that a job reads. */
record PathsRead(List<String> paths) {

  /**
   * Refuses to write a folder that one of them lies in: a folder that is replaced is deleted with
   * all that is in it.
   *
   * @param output path of {@code --output}
   * @throws RepositoryException when one does, or cannot be reached
   */
  void refuseIn(String output, Configuration hadoop) {
    String folder = qualified(output, hadoop) + "/";
    for (String path : paths) {
      if ((qualified(path, hadoop) + "/").startsWith(folder)) {
        throw new RepositoryException(
            "--output: expected a folder of its own, was %s, in which %s is, which is read"
                .formatted(output, path));
      }
    }
  }

  private static String qualified(String path, Configuration hadoop) {
    try {
      Path given = new Path(path);
      return given.getFileSystem(hadoop).makeQualified(given).toString();
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryException(
          "--output: could not reach %s (%s)".formatted(path, e.getMessage()), e);
    }
  }
}
