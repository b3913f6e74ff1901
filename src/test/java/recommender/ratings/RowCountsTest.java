package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowCountsTest {
  private static final Optional<IdType> TEXT = Optional.empty();
  private static final Optional<IdType> INT = Optional.of(IdType.INT);
  private static final Optional<IdType> LONG = Optional.of(IdType.LONG);
  private static final Optional<IdType> STRING = Optional.of(IdType.STRING);

  private static final RowCounts COUNTS =
      new RowCounts(
          List.of(
              new RowCounts.Group(1, 0, null, IdType.LONG, IdType.INT, 90),
              new RowCounts.Group(0, 8, null, IdType.STRING, IdType.INT, 10),
              new RowCounts.Group(0, 0, "broken", IdType.STRING, IdType.STRING, 1000)));

  @Test
  void idsAreIntegersWhereFewEnoughAreNot() {
    assertThat(userType(0.1, List.of(TEXT))).isEqualTo(IdType.LONG);
    assertThat(userType(0.09, List.of(TEXT))).isEqualTo(IdType.STRING);
  }

  @Test
  void idsHaveTheNarrowestTypeThatFitsAllParts() {
    assertThat(userType(0.1, List.of(INT, INT))).isEqualTo(IdType.INT);
    assertThat(userType(0.1, List.of(INT, LONG))).isEqualTo(IdType.LONG);
    assertThat(userType(0.1, List.of(INT, TEXT))).isEqualTo(IdType.LONG);
    assertThat(userType(0.1, List.of(LONG, STRING))).isEqualTo(IdType.STRING);
    assertThat(userType(0.1, List.of(TEXT, STRING))).isEqualTo(IdType.STRING);
  }

  @Test
  void rejectedRowsDependOnTheTypesOfIds() {
    assertThat(COUNTS.rejected(new IdTypes(IdType.STRING, IdType.STRING)))
        .isEqualTo(Map.of("broken", 1000L));
    assertThat(COUNTS.rejected(new IdTypes(IdType.LONG, IdType.INT)))
        .isEqualTo(Map.of("broken", 1000L, "user is not an integer", 10L));
    assertThat(COUNTS.rejected(new IdTypes(IdType.INT, IdType.INT)))
        .isEqualTo(Map.of("broken", 1000L, "user is not a 32-bit integer", 100L));
  }

  @Test
  void piecesAreRankedInFileOrder() {
    assertThat(COUNTS.splits().ranks())
        .isEqualTo(Map.of(piece(0, 0), 0, piece(0, 8), 1, piece(1, 0), 2));
  }

  private static FileSplits.Piece piece(int file, long block) {
    return new FileSplits.Piece(file, block);
  }

  private static IdType userType(double otherwise, List<Optional<IdType>> declared) {
    RawRatings raw = new RawRatings(null, List.of(), declared, List.of(INT));
    return COUNTS.types(raw, otherwise).user();
  }
}
