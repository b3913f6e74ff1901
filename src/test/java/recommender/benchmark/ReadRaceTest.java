package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRaceTest {
  @TempDir Path folder;

  @Test
  void aLineHasTheKeysThatScriptsRead() {
    List<ReadRace.Turn> turns =
        List.of(
            ReadRace.Turn.of("3.5 700 9"),
            ReadRace.Turn.of("1.25 900 9"),
            ReadRace.Turn.of("2 800 9"));
    assertThat(ReadRace.json(1000, "ours", turns))
        .isEqualTo(
            "{\"shape\":\"read\",\"contender\":\"ours\",\"rows\":1000,\"seconds\":2.00,\"peak_rss_mb\":800}");
  }

  @Test
  void itIsAskedForByItsNameOrWithANumberOfRows() {
    assertThat(ReadRace.isAskedFor(List.of("read"))).isTrue();
    assertThat(ReadRace.isAskedFor(List.of("read:1000"))).isTrue();
    assertThat(ReadRace.isAskedFor(List.of("read", "A"))).isFalse();
    assertThat(ReadRace.isAskedFor(List.of("reading"))).isFalse();
  }

  @Test
  void aTableIsAlwaysTheSameAndHasEachRatingOnce() throws IOException {
    Path file = folder.resolve("a.csv");
    Path again = folder.resolve("b.csv");
    new ReadTable(20_000).write(file);
    new ReadTable(20_000).write(again);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(20_001).isEqualTo(Files.readAllLines(again));
    Set<String> pairs = new HashSet<>();
    lines.forEach(line -> pairs.add(line.substring(0, line.indexOf(',', line.indexOf(',') + 1))));
    assertThat(pairs).hasSize(20_001);
  }
}
