package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdTest {
  @Test
  void anIdHasTheStartOfTheRunInUtc() {
    assertThat(RunId.of(Instant.parse("2024-01-31T23:59:59.123456Z")))
        .matches("20240131-235959-123-[0-9a-f]{6}");
  }

  @Test
  void idsSortByTime() {
    List<String> ids =
        Stream.of("1970-01-01T00:00:00Z", "2024-01-31T23:59:59.999Z", "2024-02-01T00:00:00Z")
            .map(time -> RunId.of(Instant.parse(time)))
            .toList();
    assertThat(ids).isSorted();
  }

  @Test
  void idsAreUniqueWithinOneMillisecond() {
    Instant now = Instant.parse("2024-01-31T23:59:59.123Z");
    assertThat(Stream.generate(() -> RunId.of(now)).limit(10_000).parallel())
        .doesNotHaveDuplicates();
  }

  @Test
  void idsAreRecognisedAndOtherNamesNot() {
    assertThat(RunId.matches(RunId.of(Instant.now()))).isTrue();
    assertThat(Stream.of("", "..", "20240131", ".20240131-235959-123-0c41fa.tmp", "a/b"))
        .noneMatch(RunId::matches);
  }
}
