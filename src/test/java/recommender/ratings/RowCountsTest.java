package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.IdKind;

class RowCountsTest {
  private static final IdColumn TEXT = IdColumn.ofText(false);
  private static final IdColumn INT = IdColumn.ofType(Optional.of(IdType.INT));
  private static final IdColumn LONG = IdColumn.ofType(Optional.of(IdType.LONG));
  private static final IdColumn STRING = IdColumn.ofType(Optional.of(IdType.STRING));

  private static final RowCounts COUNTS =
      new RowCounts(
          List.of(
              group(null, false, TimeKind.SECONDS, 90),
              group(null, false, TimeKind.NONE, 5),
              group("broken", true, TimeKind.NONE, 1000),
              group(RowParser.UNRATED, true, TimeKind.SECONDS, 7)));

  @Test
  void rowsAreCountedByWhatBecomesOfThem() {
    assertThat(COUNTS.rows()).isEqualTo(1102);
    assertThat(COUNTS.good()).isEqualTo(95);
    assertThat(COUNTS.unrated()).isEqualTo(7);
    assertThat(COUNTS.withoutTime()).isEqualTo(5);
    assertThat(COUNTS.rejected()).isEqualTo(Map.of("broken", 1000L));
  }

  @Test
  void oneGoodIdThatIsNoIntegerMakesAllStrings() {
    assertThat(userType(COUNTS, List.of(TEXT))).isEqualTo(IdType.LONG);
    RowCounts one =
        new RowCounts(
            List.of(
                group(null, false, TimeKind.SECONDS, 1_000_000),
                group(null, true, TimeKind.SECONDS, 1)));
    assertThat(userType(one, List.of(TEXT))).isEqualTo(IdType.STRING);
    assertThat(userType(one, List.of(INT))).isEqualTo(IdType.STRING);
  }

  @Test
  void idsHaveTheNarrowestTypeThatFitsAllParts() {
    assertThat(userType(COUNTS, List.of(INT, INT))).isEqualTo(IdType.INT);
    assertThat(userType(COUNTS, List.of(INT, LONG))).isEqualTo(IdType.LONG);
    assertThat(userType(COUNTS, List.of(INT, TEXT))).isEqualTo(IdType.LONG);
    assertThat(userType(COUNTS, List.of(LONG, STRING))).isEqualTo(IdType.STRING);
    assertThat(userType(COUNTS, List.of(TEXT, STRING))).isEqualTo(IdType.STRING);
  }

  private static RowCounts.Group group(
      String problem, boolean userIsText, TimeKind time, long rows) {
    return new RowCounts.Group(problem, userIsText, false, time, rows, 0, 0, 0);
  }

  private static IdType userType(RowCounts counts, List<IdColumn> declared) {
    return counts
        .types(new Table(null, List.of(), declared, List.of(INT), List.of()), IdKind.AUTO)
        .user();
  }
}
