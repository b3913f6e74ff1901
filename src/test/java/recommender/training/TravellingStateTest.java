package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerHelper;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import scala.reflect.ClassTag;

class TravellingStateTest {

  static Stream<Serializer> serializers() {
    SparkConf conf = new SparkConf();
    return Stream.of(new JavaSerializer(conf), new KryoSerializer(conf));
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void arrivesAsItWas(Serializer serializer) {
    ModelState sent = random(3 * FloatBlocks.BLOCK + 17, 5);
    ModelState received = random(3 * FloatBlocks.BLOCK + 17, 5);
    sent(serializer, TravellingState.of(sent)).copyTo(received);
    assertThat(received).isEqualTo(sent);
  }

  @ParameterizedTest
  @MethodSource("serializers")
  void travelsOnAfterItHasArrived(Serializer serializer) {
    ModelState sent = random(FloatBlocks.BLOCK);
    ModelState received = random(FloatBlocks.BLOCK);
    sent(serializer, sent(serializer, TravellingState.of(sent))).copyTo(received);
    assertThat(received).isEqualTo(sent);
  }

  /** A float takes four bytes, and little is added. */
  @ParameterizedTest
  @MethodSource("serializers")
  void isNoLargerThanItsFloats(Serializer serializer) {
    long size = bytes(serializer, TravellingState.of(random(1_000_000))).size();
    assertThat(size).isBetween(4_000_000L, 4_050_000L);
  }

  @Test
  void statesThatArrivedAreAdded() {
    Serializer serializer = new KryoSerializer(new SparkConf());
    ModelState one = random(1000, 10);
    ModelState other = random(1000, 10);
    TravellingState sum = sent(serializer, TravellingState.of(one));
    sum.add(sent(serializer, TravellingState.of(other)));
    ModelState mean = random(1000, 10);
    sum.copyTo(mean, 0.5F);
    ModelState expected = random(1000, 10);
    expected.setToMeanOf(List.of(one, other));
    assertThat(mean).isEqualTo(expected);
    assertThat(sum.estimatedSize()).isBetween(4040L, 4140L);
  }

  @Test
  void aStateAtHomeIsReadButNotChanged() {
    ModelState home = random(100);
    ModelState copy = random(100);
    TravellingState state = TravellingState.of(home);
    state.copyTo(copy);
    assertThat(copy).isEqualTo(home);
    assertThatThrownBy(() -> state.add(state))
        .hasMessage("expected a state that was sent, was one still at home");
  }

  private static TravellingState sent(Serializer serializer, TravellingState state) {
    ClassTag<TravellingState> tag = ClassTag.apply(TravellingState.class);
    return SerializerHelper.deserializeFromChunkedBuffer(
        serializer.newInstance(), bytes(serializer, state), tag);
  }

  private static ChunkedByteBuffer bytes(Serializer serializer, TravellingState state) {
    ClassTag<TravellingState> tag = ClassTag.apply(TravellingState.class);
    return SerializerHelper.serializeToChunkedBuffer(serializer.newInstance(), state, -1, tag);
  }

  private static ModelState random(long... lengths) {
    return new ModelState(
        java.util.stream.LongStream.of(lengths)
            .mapToObj(length -> Nd4j.rand(DataType.FLOAT, 1, length))
            .toList());
  }
}
