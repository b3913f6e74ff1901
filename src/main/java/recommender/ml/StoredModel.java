package recommender.ml;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.model.ModelFiles;

/**
 * Run folder with the ratings that were trained on.
 *
 * @param folder on a file system that all executors reach
 */
record StoredModel(String folder) implements Serializable {
  /** User, item and rating of training; one file. */
  static final String PROFILES = "profiles.parquet";

  Path path() {
    return new Path(folder);
  }

  /** User, item, rating. */
  Dataset<Row> ratings(SparkSession spark) {
    return spark.read().parquet(new Path(folder, PROFILES).toString());
  }

  /** Copies the files of the run to another folder, what says that it is whole last of all. */
  void copyTo(String target, Configuration hadoop) {
    try {
      FileSystem from = path().getFileSystem(hadoop);
      Path to = new Path(target);
      FileSystem files = to.getFileSystem(hadoop);
      for (FileStatus file : from.listStatus(path())) {
        if (file.isFile() && !file.getPath().getName().equals(ModelFiles.SUCCESS)) {
          Path copy = new Path(to, file.getPath().getName());
          FileUtil.copy(from, file.getPath(), files, copy, false, hadoop);
        }
      }
      files.create(new Path(to, ModelFiles.SUCCESS), true).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
