package recommender.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.Taste;

/**
 * 8 users who rate all of 8 items 4 or 2: of every 4 ratings of a user the last is a test rating
 * and the one before it a validation rating; so train has 32 ratings, validation and test 16 each.
 */
final class SmallSplit {
  private static final Taste TASTE = new Taste(8, 8);

  private SmallSplit() {}

  /** With a validation part. */
  static RatingSplit of(SparkSession spark) {
    Map<Part, List<String>> lines = new EnumMap<>(Part.class);
    for (int user = 0; user < TASTE.users(); user++) {
      for (int item = 0; item < TASTE.items(); item++) {
        lines
            .computeIfAbsent(part(user / 2 + item), part -> new ArrayList<>())
            .add("%d %d %s %d".formatted(user, item, TASTE.rating(user, item), item));
      }
    }
    return new RatingSplit(
        lines.entrySet().stream()
            .map(part -> tagged(spark, part.getKey(), part.getValue()))
            .reduce(Dataset::union)
            .orElseThrow()
            .persist(),
        Map.of(Part.TRAIN, 32L, Part.VALIDATION, 16L, Part.TEST, 16L),
        0,
        0,
        OptionalDouble.empty());
  }

  private static Part part(int place) {
    return switch (place % 4) {
      case 2 -> Part.VALIDATION;
      case 3 -> Part.TEST;
      default -> Part.TRAIN;
    };
  }

  private static Dataset<Row> tagged(SparkSession spark, Part part, List<String> lines) {
    return RatingTable.of(spark, lines.toArray(String[]::new))
        .withColumn(Part.COLUMN, part.value());
  }
}
