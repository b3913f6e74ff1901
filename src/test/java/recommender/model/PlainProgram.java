package recommender.model;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A program that uses a model, for a JVM of its own: {@code PlainProgram FOLDER}. */
final class PlainProgram {
  private PlainProgram() {}

  public static void main(String[] args) {
    try (Recommender recommender = Recommender.load(new Path(args[0]), new Configuration())) {
      System.out.printf(
          "%s %.4f%n",
          sparkIsThere() ? "with Spark" : "without Spark",
          recommender.predict(Map.of(50, 4.0, 20, 2.0), List.of(7)).get(0).score());
      System.out.println(recommender.topN(Map.of(50, 4.0), 5, List.of()));
    }
  }

  private static boolean sparkIsThere() {
    try {
      Class.forName("org.apache.spark.SparkContext");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
