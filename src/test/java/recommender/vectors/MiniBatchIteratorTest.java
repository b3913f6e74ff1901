package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import scala.Tuple2;

class MiniBatchIteratorTest {

  /** Places 0, 2 are of mini-batch 0, 7 of mini-batch 2; others are with other workers. */
  @Test
  void usersOfNeighbouringPlacesMeet() {
    MiniBatchIterator batches = batches(1, 0, 2, 7);
    assertThat(column(batches.next())).containsExactly(1, 3, 0);
    assertThat(batches.hasNext()).isTrue();
    assertThat(column(batches.next())).containsExactly(8, 0, 0);
    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void lookingForTheNextLeavesTheLastAlone() {
    MiniBatchIterator batches = batches(1, 0, 4);
    DataSet first = batches.next();
    assertThat(batches.hasNext()).isTrue();
    assertThat(column(first)).containsExactly(1, 0, 0);
  }

  @Test
  void noUsersNoMiniBatches() {
    assertThat(batches(1).hasNext()).isFalse();
  }

  /** What dropout draws depends on seed, epoch and mini-batch, not on those trained before it. */
  @Test
  void everyMiniBatchStartsDropoutAnew() {
    MiniBatchIterator both = batches(1, 0, 4);
    both.next();
    both.next();
    float second = drawn();
    batches(1, 4).next();
    assertThat(drawn()).isEqualTo(second);
    batches(1, 0).next();
    assertThat(drawn()).isNotEqualTo(second);
    batches(2, 4).next();
    assertThat(drawn()).isNotEqualTo(second);
  }

  private static float drawn() {
    return Nd4j.rand(1, 1).getFloat(0);
  }

  /** Mini-batches of three; the user at place p rated the only item p + 1. */
  private static MiniBatchIterator batches(int epoch, long... places) {
    return new MiniBatchIterator(
        LongStream.of(places)
            .mapToObj(
                place ->
                    new Tuple2<>(place, new UserVector(new int[] {0}, new float[] {place + 1})))
            .iterator(),
        new MiniBatches.Shape(9, 1, 3, 42),
        new InputTransform(new BiasModel(0, new double[1], new double[1]), Centring.NONE),
        epoch);
  }

  private static float[] column(DataSet batch) {
    return batch.getFeatures().toFloatVector();
  }
}
