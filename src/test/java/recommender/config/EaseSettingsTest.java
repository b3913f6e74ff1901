package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EaseSettingsTest {
  private static final String SHALLOW = "network.type = shallow";
  private static final OptionalDouble AUTO = OptionalDouble.empty();

  @Test
  void allNumbersAreSearchedForByDefault() {
    EaseSettings ease = Hocon.settings(SHALLOW).ease();
    assertThat(ease)
        .isEqualTo(new EaseSettings(Optional.empty(), AUTO, AUTO, AUTO, AUTO, AUTO, AUTO));
    assertThat(ease.isSearched()).isTrue();
    assertThat(ease.candidates()).containsExactly(EaseChannels.values());
  }

  @Test
  void everyKeyIsRead() {
    EaseSettings ease =
        Hocon.settings(
                SHALLOW,
                "network.channels = liked-disliked",
                "ease.l2 = 300",
                "ease.l2-exponent = 0.5",
                "ease.l2-ratio = 2",
                "ease.user-exponent = 0.25",
                "ease.score-exponent = -0.1",
                "ease.weight = 8")
            .ease();
    assertThat(ease)
        .isEqualTo(
            new EaseSettings(
                Optional.of(EaseChannels.LIKED_DISLIKED),
                OptionalDouble.of(300),
                OptionalDouble.of(0.5),
                OptionalDouble.of(2),
                OptionalDouble.of(0.25),
                OptionalDouble.of(-0.1),
                OptionalDouble.of(8)));
    assertThat(ease.isSearched()).isFalse();
    assertThat(ease.candidates()).containsExactly(EaseChannels.LIKED_DISLIKED);
  }

  @Test
  void theRatioOfFurtherChannelsIsNoneOfOne() {
    String[] all = {
      SHALLOW,
      "network.channels = liked",
      "ease { l2 = 3, l2-exponent = 0, user-exponent = 0, score-exponent = 0 }"
    };
    assertThat(Hocon.settings(all).ease().isSearched()).isFalse();
    all[1] = "network.channels = three";
    assertThat(Hocon.settings(all).ease().isSearched()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          network.channels    | four | one of liked, liked-disliked, three, or auto
          ease.l2             | -1   | a number of at least 0, or auto
          ease.l2-exponent    | 1.5  | a number in [0, 1], or auto
          ease.l2-ratio       | 0    | a number above 0, or auto
          ease.user-exponent  | -0.5 | a number in [0, 1], or auto
          ease.score-exponent | -2   | a number in [-1, 1], or auto
          ease.weight         | -1   | a number of at least 0, or auto
          """)
  void badValuesAreReportedWithTheirLines(String key, String value, String expected) {
    assertThat(Hocon.problems(SHALLOW, key + " = " + value))
        .containsExactly("%s: expected %s, was %s (a.conf: 3)".formatted(key, expected, value));
  }

  @Test
  void theL2OfOtherNetworksIsRefused() {
    assertThat(Hocon.problems(SHALLOW, "network.l2 = 300"))
        .containsExactly(
            "network.l2: expected auto, as network.type is shallow (its own is ease.l2), was 300 (a.conf: 3)");
    assertThat(
            Hocon.problems(
                "network.objective = both", "ranking.network { type = shallow, l2 = 300 }"))
        .containsExactly(
            "ranking.network.l2: expected auto, as network.type is shallow (its own is ease.l2), was 300 (a.conf: 3)");
  }

  @Test
  void whereAllRatingsArePositivesThereIsOneChannel() {
    String clicks = "input.columns.rating = none";
    String rated = "network.positives = rated";
    assertThat(Hocon.settings(SHALLOW, clicks).ease().channels()).contains(EaseChannels.LIKED);
    assertThat(Hocon.settings(SHALLOW, rated).ease().channels()).contains(EaseChannels.LIKED);
    String two = "network.channels = three";
    assertThat(Hocon.problems(SHALLOW, clicks, two))
        .containsExactly(
            "network.channels: expected liked or auto, as input.columns.rating is none, was three (a.conf: 4)");
    assertThat(Hocon.problems(SHALLOW, rated, two))
        .containsExactly(
            "network.channels: expected liked or auto, as network.positives is rated, was three (a.conf: 4)");
  }
}
