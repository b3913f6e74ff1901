package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
  @Test
  void theTextIsReadBack() throws JsonProcessingException {
    Quality quality = SomeQuality.of(new Drift("r", 2, 0.1, 60.0, null), List.of());
    assertThat(Quality.parse(quality.json())).isEqualTo(quality);
  }

  @Test
  void keysAreInSnakeCaseAndWhatWasNotMeasuredIsAbsent() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(SomeQuality.of(null, List.of()).json());
    assertThat(json.at("/rows/out_of_range").asLong()).isEqualTo(3);
    assertThat(json.at("/timestamps/milliseconds_among_seconds/rows").asLong()).isEqualTo(4);
    assertThat(json.at("/timestamps/before_1970/rows").asLong()).isZero();
    assertThat(json.at("/timestamps/before_1970").has("example")).isFalse();
    assertThat(json.at("/users").has("new_share")).isFalse();
    assertThat(json.has("drift")).isFalse();
  }

  @Test
  void keysOfLaterVersionsAreNoHindrance() throws JsonProcessingException {
    Quality quality = SomeQuality.of(null, List.of());
    assertThat(Quality.parse(quality.json().replaceFirst("\\{", "{\"later\": 1,")))
        .isEqualTo(quality);
  }
}
