package recommender.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodingsTest {

  @Test
  void marksNameTheCharset() {
    assertThat(Encodings.marked("\uFEFFa".getBytes(StandardCharsets.UTF_8)))
        .contains(StandardCharsets.UTF_8);
    assertThat(Encodings.marked("\uFEFFa".getBytes(StandardCharsets.UTF_16LE)))
        .contains(StandardCharsets.UTF_16);
    assertThat(Encodings.marked("a".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aLastCharacterThatIsCutOffIsNotWrong() {
    byte[] bytes = {'a', (byte) 0xC3};
    assertThat(Encodings.firstWrong(bytes, StandardCharsets.UTF_8, true)).isEmpty();
    assertThat(Encodings.firstWrong(bytes, StandardCharsets.UTF_8, false)).contains(1);
  }

  @Test
  void charsetsOfTwoBytesHaveNoLinesThatCanBeToldApart() {
    assertThat(Encodings.hasLines(StandardCharsets.UTF_16)).isFalse();
    assertThat(Encodings.hasLines(Charset.forName("windows-1252"))).isTrue();
  }

  @Test
  void bytesThatIsoHasNoLettersForAreMostLikelyOfWindows() {
    assertThat(Encodings.likely(new byte[] {(byte) 0xE9})).isEqualTo("ISO-8859-1");
    assertThat(Encodings.likely(new byte[] {(byte) 0xE9, (byte) 0x93})).isEqualTo("windows-1252");
  }

  @Test
  void aHeadOfWrongBytesNamesTheLine() {
    byte[] bytes = "a\nb\nRen\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Head.of("x.csv", bytes, false, null))
        .isInstanceOf(LayoutException.class)
        .hasMessage(
            "x.csv: bytes in line 3 are no UTF-8; the file is most likely ISO-8859-1: set"
                + " input.encoding = ISO-8859-1");
    assertThat(Head.of("x.csv", bytes, false, StandardCharsets.ISO_8859_1).lines())
        .containsExactly("a", "b", "Ren\u00e9");
    assertThat(Head.of("x.csv", "a\nb\nc".getBytes(StandardCharsets.UTF_8), true, null).lines())
        .containsExactly("a", "b");
  }
}
