package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static recommender.repository.PromotedBy.PERSON;
import static recommender.repository.PromotedBy.RETRAIN;
import static recommender.repository.PromotedBy.ROLLBACK;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromotionsTest {
  private static final Instant AT = Instant.parse("2024-01-31T23:59:59Z");

  @Test
  void aHistoryIsReadAsItWasWritten() {
    Promotions history = history(promoted("a", null), by(PERSON, "b", "a"));
    assertThat(history.text())
        .isEqualTo(
            """
            {"run":"a","at":"2024-01-31T23:59:59Z","by":"retrain","verdict":"not-worse: \\"ok\\""}
            {"run":"b","replaced":"a","at":"2024-01-31T23:59:59Z","by":"person","verdict":"not-worse: \\"ok\\""}
            """);
    assertThat(Promotions.parse(history.text())).isEqualTo(history);
  }

  @Test
  void aLineThatWasNotWrittenToItsEndIsLeftOut() {
    String text = history(promoted("a", null)).text() + "{\"run\":\"b\",\"repl";
    assertThat(Promotions.parse(text)).isEqualTo(history(promoted("a", null)));
  }

  @Test
  void aPromotionThatDidNotComeTrueIsLeftOut() {
    Promotions history = history(promoted("a", null), promoted("b", "a"));
    assertThat(history.agreeingWith(Optional.of("a"), AT)).isEqualTo(history(promoted("a", null)));
    assertThat(history(promoted("a", null)).agreeingWith(Optional.empty(), AT).all()).isEmpty();
  }

  @Test
  void aHistoryThatAgreesStaysAsItIs() {
    Promotions history = history(promoted("a", null), promoted("b", "a"));
    assertThat(history.agreeingWith(Optional.of("b"), AT)).isSameAs(history);
    assertThat(history.agreeingWith(Optional.empty(), AT)).isSameAs(history);
  }

  @Test
  void whatIsInServiceWithoutALineGetsOne() {
    assertThat(history().agreeingWith(Optional.of("a"), AT).all())
        .containsExactly(new Promotion("a", Optional.empty(), AT, RETRAIN, "not recorded"));
    assertThat(history(promoted("a", null)).agreeingWith(Optional.of("c"), AT).all())
        .last()
        .isEqualTo(new Promotion("c", Optional.of("a"), AT, PERSON, "not recorded"));
  }

  @Test
  void rollbacksWalkBackAndNotToAndFro() {
    Promotions three = history(promoted("a", null), promoted("b", "a"), promoted("c", "b"));
    assertThat(three.before()).containsExactly("b", "a");
    Promotions two = three.plus(by(ROLLBACK, "b", "c"));
    assertThat(two.before()).containsExactly("a");
    assertThat(two.plus(by(ROLLBACK, "a", "b")).before()).isEmpty();
    assertThat(two.plus(promoted("d", "b")).before()).containsExactly("b", "a");
  }

  @Test
  void aRunThatWasPromotedTwiceIsReturnedToOnce() {
    Promotions history = history(promoted("a", null), promoted("b", "a"), by(PERSON, "a", "b"));
    assertThat(history.before()).containsExactly("b");
    assertThat(history.plus(promoted("c", "a")).before()).containsExactly("a", "b");
  }

  @Test
  void linesOfARunAreThoseThatPutItInServiceOrOut() {
    Promotions history = history(promoted("a", null), promoted("b", "a"), promoted("c", "b"));
    assertThat(history.of("a")).containsExactly(promoted("a", null), promoted("b", "a"));
  }

  private static Promotions history(Promotion... all) {
    return new Promotions(List.of(all));
  }

  private static Promotion promoted(String run, String replaced) {
    return by(RETRAIN, run, replaced);
  }

  private static Promotion by(PromotedBy by, String run, String replaced) {
    return new Promotion(run, Optional.ofNullable(replaced), AT, by, "not-worse: \"ok\"");
  }
}
