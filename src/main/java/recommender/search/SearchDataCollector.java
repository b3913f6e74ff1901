package recommender.search;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.baseline.BiasModel;
import recommender.baseline.BiasModelFit;
import recommender.config.RatingScale;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;
import recommender.vectors.UserVector;
import recommender.vectors.UserVectors;
import scala.Tuple2;

/**
 * Collects the train and validation ratings of a search on the driver.
 *
 * @param items of train
 * @param scale to which predictions are clipped
 */
record SearchDataCollector(SearchPlan plan, ColumnIndex items, RatingScale scale) {
  private static final String HELD_COLUMNS = "held_columns";
  private static final String HELD_RATINGS = "held_ratings";

  /**
   * Collects train and validation by user, and fits offsets where a candidate reads them. All in
   * one partition: sums then do not depend on how many there are elsewhere, not even in their last
   * digit.
   *
   * @param users vectors of train
   * @param validation user, item, rating
   */
  SearchData collect(Dataset<Row> users, Dataset<Row> validation) {
    Dataset<Row> table = joined(users, UserVectors.of(validation, items));
    table.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      BiasModel bias =
          plan.readsOffsets()
              ? BiasModelFit.fit(table, items.size())
              : BiasModel.ofOffsets(0, new double[items.size()]);
      List<Tuple2<UserVector, UserVector>> pairs =
          table
              .queryExecution()
              .toRdd()
              .toJavaRDD()
              .map(row -> new Tuple2<>(UserVectors.vector(row, 0), UserVectors.vector(row, 2)))
              .collect();
      return new SearchData(
          pairs.stream().map(pair -> pair._1).toList(),
          pairs.stream().map(pair -> pair._2).toList(),
          bias,
          scale);
    } finally {
      table.unpersist();
    }
  }

  private static Dataset<Row> joined(Dataset<Row> users, Dataset<Row> heldOut) {
    Dataset<Row> named =
        heldOut
            .withColumnRenamed(Columns.COLUMNS, HELD_COLUMNS)
            .withColumnRenamed(Columns.RATINGS, HELD_RATINGS);
    return users
        .join(named, users.col(Columns.USER).equalTo(named.col(Columns.USER)), "left")
        .repartitionByRange(1, users.col(Columns.USER))
        .sortWithinPartitions(users.col(Columns.USER))
        .select(
            col(Columns.COLUMNS),
            col(Columns.RATINGS),
            orEmpty(HELD_COLUMNS, "array<int>"),
            orEmpty(HELD_RATINGS, "array<float>"));
  }

  private static Column orEmpty(String column, String type) {
    return coalesce(col(column), array().cast(type)).as(column);
  }
}
