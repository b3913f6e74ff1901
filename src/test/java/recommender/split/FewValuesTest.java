package recommender.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class FewValuesTest extends SparkTest {

  @Test
  void fewValuesOfAllPartitionsAreSorted() {
    FewValues few = FewValues.of(values(3, 5.0, -1.0, 7.0, null, 7.0, 0.5), 6);
    assertThat(few.count()).isEqualTo(5);
    assertThat(few.sorted().orElseThrow()).containsExactly(-1, 0.5, 5, 7, 7);
  }

  @Test
  void ofTooManyThereAreTheEndsAlone() {
    FewValues few = FewValues.of(values(2, 5.0, -1.0, 7.0, 0.5), 3);
    assertThat(few.sorted()).isEmpty();
    assertThat(few.count()).isEqualTo(4);
    assertThat(few.min()).isEqualTo(-1);
    assertThat(few.max()).isEqualTo(7);
  }

  @Test
  void thereMayBeNone() {
    FewValues few = FewValues.of(values(2), 3);
    assertThat(few.count()).isZero();
    assertThat(few.sorted().orElseThrow()).isEmpty();
  }

  private static Dataset<Double> values(int partitions, Double... values) {
    return spark().createDataset(Arrays.asList(values), Encoders.DOUBLE()).repartition(partitions);
  }
}
