package recommender.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  private static final Dialect COMMAS = new Dialect(",", '"', '"');

  @ParameterizedTest
  @ValueSource(strings = {"1,\"a", "1,\"a\"\"", "\"a, b", "1, \"a,2", "1,\"a \"b\" c"})
  void aQuoteThatBeginsAFieldAndEndsNoneIsOpen(String line) {
    assertThat(COMMAS.leavesQuoteOpen(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2",
        "1,\"a\"",
        "1,\"a, b\" ,2",
        "1,\"a \"\"b\"\" c\",2",
        "5\" disk,\"x\"",
        "\"\",1"
      })
  void quotesThatEndAFieldOrStandInOneAreNot(String line) {
    assertThat(COMMAS.leavesQuoteOpen(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,\"a\\\"", "1,\"a\\\", b"})
  void anEscapedQuoteEndsNoField(String line) {
    assertThat(COMMAS.withEscape('\\').leavesQuoteOpen(line)).isTrue();
    assertThat(COMMAS.withoutQuotes().leavesQuoteOpen(line)).isFalse();
  }
}
