package recommender.testing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Users of two kinds, of whom one rates 4 what the other rates 2: even users like even items. Means
 * and offsets see nothing of it, one factor explains it all. Every third item of a user is held
 * out.
 *
 * @param users an even number, as are the items
 */
public record Taste(int users, int items) {

  /** 4 or 2. */
  public float rating(int user, int item) {
    return (user + item) % 2 == 0 ? 4 : 2;
  }

  /** Columns in train. */
  public int[] fed(int user) {
    return IntStream.range(0, items).filter(item -> (item + user) % 3 != 0).toArray();
  }

  /** Columns held out. */
  public int[] held(int user) {
    return IntStream.range(0, items).filter(item -> (item + user) % 3 == 0).toArray();
  }

  /** Ratings of {@link #fed}. */
  public float[] ratings(int user) {
    int[] fed = fed(user);
    float[] ratings = new float[fed.length];
    for (int i = 0; i < fed.length; i++) {
      ratings[i] = rating(user, fed[i]);
    }
    return ratings;
  }

  /** Train as vectors. */
  public Dataset<Row> train(SparkSession spark) {
    float[][] table = new float[users][items];
    for (int user = 0; user < users; user++) {
      Arrays.fill(table[user], Float.NaN);
      for (int item : fed(user)) {
        table[user][item] = rating(user, item);
      }
    }
    return Vectors.table(spark, table);
  }
}
