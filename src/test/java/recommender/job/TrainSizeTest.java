package recommender.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import recommender.config.VectorsOf;
import recommender.memory.MemoryPlan;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class TrainSizeTest extends SparkTest {

  @Test
  void countsUsersAndItemsOfTrain() {
    RatingSplit split =
        new RatingSplit(
            RatingTable.of(spark(), "1 7 4 0", "1 8 3 0", "2 7 5 0", "2 9 1 0", "1 9 2 0")
                .withColumn(Part.COLUMN, lit(Part.TRAIN.name()))
                .union(
                    RatingTable.of(spark(), "3 10 4 0")
                        .withColumn(Part.COLUMN, lit(Part.VALIDATION.name()))),
            Map.of(Part.TRAIN, 5L, Part.VALIDATION, 1L),
            0,
            0,
            OptionalDouble.empty());
    assertThat(TrainSize.of(split)).isEqualTo(new TrainSize(2, 3, 5, true));
    assertThat(TrainSize.of(split.withoutValidation())).isEqualTo(new TrainSize(3, 4, 6, false));
  }

  @Test
  void vectorsAreOfUsersOrOfItems() {
    TrainSize train = new TrainSize(20, 4, 100, true);
    assertThat(train.count(VectorsOf.USER)).isEqualTo(20);
    assertThat(train.width(VectorsOf.USER)).isEqualTo(4);
    assertThat(train.data(VectorsOf.USER)).isEqualTo(new MemoryPlan.Data(5, true));
    assertThat(train.count(VectorsOf.ITEM)).isEqualTo(4);
    assertThat(train.width(VectorsOf.ITEM)).isEqualTo(20);
    assertThat(train.data(VectorsOf.ITEM)).isEqualTo(new MemoryPlan.Data(25, true));
  }
}
