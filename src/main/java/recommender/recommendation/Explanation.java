package recommender.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import recommender.model.LoadedRun;
import recommender.vectors.UserVector;

/**
 * Explanation of the score of a listed item by the rated items that have most to do with it.
 *
 * <p>Of a linear model these are contributions, of which the last one, without an item, has those
 * of all others: they add up to the score. Of a network it is what the score loses when a rating is
 * left out, which adds up to nothing.
 *
 * @param items rated items for each listed one; 0 for no explanation
 */
record Explanation(int items) implements Serializable {
  /** Kind of what adds up to the score. */
  static final String CONTRIBUTION = "contribution";

  /** Kind of what the score loses without the rating. */
  static final String LEFT_OUT = "left_out";

  /** The type of an explanation. */
  static DataType type(DataType itemType) {
    return DataTypes.createArrayType(
        new StructType()
            .add("item", itemType)
            .add("change", DataTypes.DoubleType)
            .add("kind", DataTypes.StringType));
  }

  /** Scores that are exactly what the contributions of all ratings add up to. */
  static double[] sums(double[] scores, double[][] contributions) {
    double[] sums = scores.clone();
    for (int i = 0; i < sums.length; i++) {
      if (contributions[i].length > 0) {
        sums[i] = Arrays.stream(contributions[i]).sum();
      }
    }
    return sums;
  }

  /**
   * An explanation of each listed item.
   *
   * @param contributions [list][ratings]
   */
  Row[][] rows(LoadedRun loaded, UserVector ratings, double[][] contributions) {
    return Arrays.stream(contributions)
        .map(each -> rows(loaded, ratings, each))
        .toArray(Row[][]::new);
  }

  private Row[] rows(LoadedRun loaded, UserVector ratings, double[] contributions) {
    int[] most =
        IntStream.range(0, contributions.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer at) -> contributions[at]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    List<Row> rows = new ArrayList<>();
    double others = 0;
    for (int i = 0; i < most.length; i++) {
      if (i < items) {
        Object item = loaded.items().ids().get(ratings.columns()[most[i]]);
        String kind = loaded.isLinear() ? CONTRIBUTION : LEFT_OUT;
        rows.add(RowFactory.create(item, contributions[most[i]], kind));
      } else {
        others += contributions[most[i]];
      }
    }
    if (loaded.isLinear() && most.length > items) {
      rows.add(RowFactory.create(null, others, CONTRIBUTION));
    }
    return rows.toArray(Row[]::new);
  }
}
