package recommender.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.PromotionPolicy;
import recommender.repository.Decision;

class VerdictTest {
  private static final Verdict PROMOTED = verdict(true, Optional.empty(), List.of());
  private static final Verdict KEPT =
      verdict(false, Optional.of("model worse"), List.of("loses to bias: 0.0100 worse"));

  @Test
  void theLineIsOneFlatObject() {
    assertThat(PROMOTED.line())
        .isEqualTo(
            "{\"run\":\"tonight\",\"promoted\":true,\"policy\":\"not-worse\","
                + "\"replaced\":\"yesterday\",\"reasons\":[\"one\",\"two\"],\"warnings\":[],"
                + "\"exit_code\":0,\"rmse\":0.8}");
    assertThat(KEPT.line())
        .isEqualTo(
            "{\"run\":\"tonight\",\"promoted\":false,\"policy\":\"not-worse\","
                + "\"in_service\":\"yesterday\",\"cause\":\"model worse\","
                + "\"reasons\":[\"one\",\"two\"],\"warnings\":[\"loses to bias: 0.0100 worse\"],"
                + "\"exit_code\":4,\"rmse\":0.8}");
  }

  @Test
  void theFileHasTheSame() {
    assertThat(PROMOTED.json().replaceAll("\\s", "")).isEqualTo(PROMOTED.line());
    assertThat(PROMOTED.json()).endsWith("}\n");
  }

  @Test
  void theDecisionSaysWhy() {
    assertThat(PROMOTED.decision()).isEqualTo(Decision.promote("not-worse: one; two"));
    assertThat(KEPT.decision()).isEqualTo(Decision.keep("not-worse: one; two"));
  }

  @Test
  void peopleReadItInWords() {
    assertThat(PROMOTED.summary().lines()).containsExactly("", "Promoted: one; two.");
    assertThat(KEPT.summary().lines())
        .containsExactly(
            "",
            "NOT promoted: one; two.",
            "Cause: model worse.",
            "Warning: loses to bias: 0.0100 worse.");
  }

  @Test
  void aRunThatIsNotPromotedEndsTheJob() {
    assertThatCode(PROMOTED::demandPromoted).doesNotThrowAnyException();
    assertThatThrownBy(KEPT::demandPromoted)
        .isInstanceOf(NotPromotedException.class)
        .hasMessage("run tonight was not promoted: one; two");
  }

  private static Verdict verdict(boolean promoted, Optional<String> cause, List<String> warnings) {
    return new Verdict(
        "tonight",
        promoted,
        PromotionPolicy.NOT_WORSE,
        Optional.of("yesterday"),
        cause,
        List.of("one", "two"),
        warnings,
        Map.of("rmse", 0.8));
  }
}
