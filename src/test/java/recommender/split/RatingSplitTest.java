package recommender.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import recommender.ratings.Columns;
import recommender.testing.SparkTest;

class RatingSplitTest extends SparkTest {

  @Test
  void validationRatingsCanBecomeTrainRatings() {
    RatingSplit split = ofEachPartOne().withoutValidation();
    assertThat(users(split.train())).containsExactlyInAnyOrder("TRAIN user", "VALIDATION user");
    assertThat(users(split.validation())).isEmpty();
    assertThat(users(split.test())).containsExactly("TEST user");
    assertThat(split.trainRatings()).isEqualTo(7);
    assertThat(split.validationRatings()).isZero();
  }

  @Test
  void eachPartIsATableWithoutTheTag() {
    RatingSplit split = ofEachPartOne();
    assertThat(users(split.train())).containsExactly("TRAIN user");
    assertThat(users(split.validation())).containsExactly("VALIDATION user");
    assertThat(users(split.test())).containsExactly("TEST user");
    assertThat(users(split.known()))
        .containsExactly("FED_IN user", "TRAIN user", "VALIDATION user");
    assertThat(split.train().columns()).containsExactly("user");
    assertThat(split.known().columns()).containsExactly("user");
  }

  @Test
  void partsWithoutRatingsHaveCountZero() {
    RatingSplit split = ofEachPartOne();
    assertThat(split.trainRatings()).isEqualTo(7);
    assertThat(split.validationRatings()).isZero();
    assertThat(split.testRatings()).isZero();
  }

  private static RatingSplit ofEachPartOne() {
    Dataset<Row> tagged =
        spark()
            .createDataFrame(
                Stream.of(Part.values())
                    .map(part -> RowFactory.create(part.name() + " user", part.code()))
                    .toList(),
                new StructType()
                    .add(Columns.USER, DataTypes.StringType)
                    .add(Part.COLUMN, Part.TYPE));
    return new RatingSplit(tagged, Map.of(Part.TRAIN, 7L), 0, 0, OptionalDouble.empty());
  }

  private static List<String> users(Dataset<Row> ratings) {
    return ratings.collectAsList().stream().map(row -> row.<String>getAs("user")).sorted().toList();
  }
}
