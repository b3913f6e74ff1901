package recommender.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4, 4",
    "-1, -1",
    "4.5, 4.5",
    ".5, 0.5",
    "5., 5",
    "-0.25, -0.25",
    "+3, 3",
    "1e3, 1000",
    "1.5E-3, 0.0015",
    "123456789012345678, 123456789012345678",
    "0.1234567890123456789, 0.12345678901234568"
  })
  void numbersAreRead(String text, double value) {
    assertThat(Numbers.number(text, '.')).isEqualTo(value);
  }

  @Test
  void commonNumbersAreThoseOfTheJavaLibraryToTheLastBit() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String text = "%d.%d".formatted(random.nextInt(100_000), random.nextInt(1_000_000));
      assertThat(Numbers.number(text, '.')).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "x", "4,5", "1f", "2d", "0x1p3", "1 2", "1.2.3", "--1"})
  void otherTextsAreNoNumbers(String text) {
    assertThat(Numbers.number(text, '.')).isNull();
  }

  @Test
  void aCommaMayStandBeforeTheFraction() {
    assertThat(Numbers.number("4,5", ',')).isEqualTo(4.5);
    assertThat(Numbers.number("-12,25", ',')).isEqualTo(-12.25);
    assertThat(Numbers.number("4", ',')).isEqualTo(4.0);
    assertThat(Numbers.number("4.5", ',')).isNull();
    assertThat(Numbers.number("1.000,5", ',')).isNull();
  }

  @Test
  void notANumberAndInfinitiesAreNumbers() {
    assertThat(Numbers.number("NaN", '.')).isNaN();
    assertThat(Numbers.number("-Infinity", '.')).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "17, 17",
    "-5, -5",
    "17.0, 17",
    "17.000, 17",
    "9223372036854775807, 9223372036854775807",
    "1.2345678E7, 12345678",
    "1.0E10, 10000000000"
  })
  void idsThatAreIntegersAreTheirNumbers(String text, long id) {
    assertThat(Numbers.integer(text)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "007",
        "+17",
        "-0",
        "17.5",
        "17.",
        "07.0",
        "1e10",
        "3E5",
        "1.20E3",
        "x",
        "1 ",
        "٣",
        "9223372036854775808",
        "1.2345678901234567E22"
      })
  void otherIdsAreNone(String text) {
    assertThat(Numbers.integer(text)).isNull();
  }
}
