package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.config.InputFormat;
import recommender.text.Head;

class FormatDetectorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "ratings.csv        | userId,movieId,rating,timestamp | CSV",
        "ratings            | a,b,c,d      | CSV",
        "ratings.txt        | a,b,c,d      | CSV",
        "ratings.csv        | 1::2::3::4   | CSV",
        "ratings.txt        | 1::2::3::4   | CSV",
        "ratings.dat        | 1;2;3;4      | CSV",
        "u.data             | 1;2;3;4      | CSV",
        "clicks.csv         | user,item,timestamp | CSV",
        "clicks             | 1::2::3      | CSV",
        "clicks             | 1;2;3        | CSV",
        "u1.base            | 1;2;3;4      | CSV",
        "odd.csv            | a,b;c        | CSV",
        "odd                | a,b;c        | CSV",
        "part-0.json.gz     | {\"a\": 1}   | JSON",
        "part-0             | {\"a\": 1}   | JSON",
        "ratings.json       | [            | JSON",
        "part-0             | PAR1         | PARQUET",
        "part-0.csv         | PAR1         | PARQUET",
        "part-0             | ORC          | ORC",
        "x.snappy.parquet   | a\0b         | PARQUET",
        "u.data             | 1 2 3 4      | CSV"
      })
  void theFormatFollowsFromContentThenFromTheName(
      String name, String firstLine, InputFormat format) {
    assertThat(detect(Map.of(name, firstLine.replace(';', '\t')))).isEqualTo(format);
  }

  @Test
  void anUnrecognisedFormatIsRefused() {
    assertThatThrownBy(() -> detect(Map.of("README.txt", "Summary")))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("cannot tell the format of README.txt")
        .hasMessageContaining("csv, dat, tsv, parquet, orc, json, matrix, netflix");
  }

  @Test
  void anArchiveIsRefused() {
    assertThatThrownBy(() -> detect(Map.of("ml.zip", "PK\u0003\u0004...")))
        .hasMessageContaining("ml.zip is a zip archive")
        .hasMessageContaining("unpack it");
  }

  @Test
  void severalFormatsAtOnePathAreRefused() {
    assertThatThrownBy(() -> detect(Map.of("a.csv", "a,b", "b.json", "{}")))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("several formats")
        .hasMessageContaining("CSV=a.csv")
        .hasMessageContaining("JSON=b.json");
  }

  @Test
  void anyLineIsOneOfATableOfOneColumn() {
    assertThat(detect(Map.of("users.csv", "userId\n1\n"), 1)).isEqualTo(InputFormat.CSV);
    assertThatThrownBy(() -> detect(Map.of("users.csv", "userId\n1\n")))
        .hasMessageContaining("cannot tell the format of users.csv");
  }

  private static InputFormat detect(Map<String, String> heads) {
    return detect(heads, 4);
  }

  private static InputFormat detect(Map<String, String> heads, int columns) {
    List<DataFile> files =
        new TreeMap<>(heads)
            .keySet().stream().map(name -> new DataFile(new Path(name), 1, 1)).toList();
    Source source = new Source("input.path", List.of("ratings"));
    return new FormatDetector(
            source,
            columns,
            file -> new FileHead(bytes(heads, file), false),
            file -> Head.of(file.getName(), bytes(heads, file), false, null))
        .formatOf(new DataFiles("ratings", files));
  }

  private static byte[] bytes(Map<String, String> heads, Path file) {
    return heads.get(file.getName()).getBytes(StandardCharsets.UTF_8);
  }
}
