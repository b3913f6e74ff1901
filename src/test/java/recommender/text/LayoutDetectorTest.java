package recommender.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recommender.config.InputFormat;
import recommender.config.InputSettings;
import recommender.config.Settings;

class LayoutDetectorTest {
  private static final String CLICKS = "input.columns.rating = none\nnetwork.objective = ranking\n";
  private static final String BARE =
      CLICKS + "input.columns.timestamp = none\nsplit.strategy = random\n";

  @Test
  void theSeparatorIsTheOneByWhichMostRecordsReadAsRatings() {
    assertThat(words("", "1;2;4,0;5\n3;4;5,0;6\n", "input.decimal = \",\""))
        .isEqualTo("CSV separated by ';' without header, UTF-8");
    assertThat(words("", "1\t2\t3\t2015-01-01 10:00:00\n2\t2\t3\t2015-01-01 10:00:00\n", ""))
        .isEqualTo("CSV separated by '\\t' without header, UTF-8");
    assertThat(words("", "1,2,3,2015-01-01 10:00:00\n2,3,4,2015-01-01 10:00:00\n", ""))
        .isEqualTo("CSV separated by ',' without header, UTF-8");
    assertThat(words("", "userId,movieId,rating,timestamp\n", ""))
        .isEqualTo("CSV separated by ',' with header, UTF-8");
  }

  @Test
  void aFirstRecordThatReadsAsNoRatingIsAHeader() {
    assertThat(
            layout("", "a,b,c,d\n1,2,3,4\n", "input.fields = [userId, movieId, rating, timestamp]")
                .header())
        .isTrue();
    assertThat(layout("", "1,2,3,4\n1,2,3,4\n", "").header()).isFalse();
    assertThat(
            layout(CLICKS, "1,2,yesterday\n1,2,3\n", "input.fields = [userId, movieId, timestamp]")
                .header())
        .isTrue();
    assertThat(layout(BARE, "who,what\n1,b\n2,c\n", "input.fields = [userId, movieId]").header())
        .isTrue();
    assertThat(layout(BARE, "ann,b\nbob,c\n", "").header()).isFalse();
  }

  @Test
  void whatTheSettingsSayIsNotDetected() {
    assertThat(layout("", "1,2,3,4\n1,2,3,4\n", "input.header = absent").header()).isFalse();
    assertThat(words("", "userId;movieId;rating;timestamp\n1;2;3;4\n", "input.separator = \";\""))
        .isEqualTo("CSV separated by ';' with header, UTF-8");
  }

  @Test
  void idsThatAreNoIntegersAreSeen() {
    assertThat(layout("", "1,b,3,4\n2,c,3,4\n", "").textIds()).isEqualTo(new TextIds(false, true));
  }

  @Test
  void tooFewFieldsAreRefusedWithWhatWasFound() {
    assertThatThrownBy(() -> layout("", "1,2\n3,4\n", ""))
        .isInstanceOf(LayoutException.class)
        .hasMessageContaining("found 2 fields separated by ',' and no header: \"1,2\"");
  }

  @Test
  void ratingsWithTheOtherDecimalAreRefusedUnlessTheyAreFew() {
    assertThatThrownBy(() -> layout("", "1;2;4,0;5\n3;4;5,0;6\n", ""))
        .hasMessageContaining("was 4,0; set input.decimal = \",\"");
    String few = "1;2;4.0;5\n".repeat(20) + "3;4;5,0;6\n";
    assertThat(layout("", few, "").header()).isFalse();
  }

  @Test
  void aHeaderOfOtherLengthThanTheRecordsIsRefused() {
    assertThatThrownBy(
            () -> layout("", "userId,movieId,rating,timestamp\n1,2,3,4,5\n2,3,4,5,6\n", ""))
        .hasMessageContaining("its header: expected the names of 5 fields separated by ','");
  }

  private static String words(String base, String text, String settings) {
    return layout(base, text, settings).inWords();
  }

  private static TextLayout layout(String base, String text, String settings) {
    InputSettings input = Settings.parse("input.path = x\n" + base + settings).input();
    Head head = Head.of("x.csv", text.getBytes(StandardCharsets.UTF_8), false, null);
    return new LayoutDetector(input.text(), input.time(), input.columns(), input.unrated())
        .separated(head, InputFormat.CSV, Map.of());
  }
}
