package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static recommender.config.EaseChannels.LIKED;
import static recommender.config.EaseChannels.LIKED_DISLIKED;
import static recommender.config.EaseChannels.THREE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recommender.config.EaseChannels;
import recommender.config.RatingScale;
import recommender.config.Targets;
import recommender.testing.Onnx;
import recommender.vectors.UserVector;

class ChannelsTest {
  private static final UserVector USER =
      new UserVector(new int[] {0, 2, 3, 5, 7}, new float[] {5, 3, 4, 2.5f, 3.5f});

  @Test
  void positivesHaveTheOnlyChannelOfOne() {
    assertThat(channels(LIKED).places(USER)).containsExactly(0, 3);
  }

  @Test
  void whatIsRatedAndNotLikedHasTheSecondOfTwo() {
    assertThat(channels(LIKED_DISLIKED).places(USER)).containsExactly(0, 5, 6, 11, 15);
    assertThat(channels(LIKED_DISLIKED).likes(new int[] {0, 5, 6, 11, 15})).isEqualTo(2);
  }

  @Test
  void whatComesCloseHasTheSecondOfThree() {
    assertThat(channels(THREE).places(USER)).containsExactly(0, 7, 9, 17, 22);
  }

  @Test
  void whatComesCloseIsAQuarterOfTheScaleBelow() {
    assertThat(Channels.middle(Targets.ranking(4), new RatingScale(1, 5))).isEqualTo(3);
    assertThat(Channels.middle(Targets.ranking(4), new RatingScale(0.5, 5))).isEqualTo(2.875);
    assertThat(Channels.middle(Targets.ranking(80), new RatingScale(0, 100))).isEqualTo(55);
  }

  @Test
  void whereAnyRatingIsPositiveAllPlacesAreOfTheFirstChannel() {
    Channels clicks = Channels.of(LIKED, Targets.ranking(Double.NEGATIVE_INFINITY), 0);
    assertThat(clicks.places(USER)).containsExactly(0, 2, 3, 5, 7);
  }

  @Test
  void aGraphHasTheSamePlaces() {
    for (EaseChannels choice : EaseChannels.values()) {
      Channels channels = channels(choice);
      int[] places = channels.places(USER);
      float[] inputs =
          Onnx.run(channels::inputs, 8 * channels.count(), Onnx.dense(List.of(USER), 8)[0])[0];
      assertThat(IntStream.range(0, inputs.length).filter(place -> inputs[place] == 1))
          .containsExactly(Arrays.stream(places).boxed().toArray(Integer[]::new));
      assertThat(IntStream.range(0, inputs.length).filter(place -> inputs[place] == 0))
          .hasSize(inputs.length - places.length);
    }
  }

  private static Channels channels(EaseChannels choice) {
    return Channels.of(choice, Targets.ranking(4), 2.875);
  }
}
