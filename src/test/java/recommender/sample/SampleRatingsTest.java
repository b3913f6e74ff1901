package recommender.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRatingsTest {
  @TempDir Path folder;

  @Test
  void theFileHasAHeaderAndALineForEachRating() throws IOException {
    Path file = folder.resolve("new folder/ratings.csv");
    SampleRatings.main(new String[] {file.toString()});

    assertThat(Files.readAllLines(file))
        .hasSize(100_001)
        .startsWith("userId,movieId,rating,timestamp")
        .element(1)
        .asString()
        .matches("1,\\d+,[0-5]\\.[05],\\d{10}");
    assertThat(folder.resolve("new folder").toFile().list())
        .containsExactlyInAnyOrder("movies.csv", "ratings.csv");
    assertThat(Files.readAllLines(folder.resolve("new folder/movies.csv")))
        .hasSize(2_401)
        .startsWith("movieId,title")
        .element(61)
        .asString()
        .matches("61,Blue Afternoon \\((comedy|drama|thriller|western)\\)");
  }

  @Test
  void theFileHasTheSameBytesInEveryLocale() throws Exception {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      SampleRatings.main(new String[] {folder.resolve("ratings.csv").toString()});
    } finally {
      Locale.setDefault(locale);
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("ratings.csv"));
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo("49f6d5c32492b6b957389fa222ee744aa15f0cc98b321786a53d721a48801065");
  }

  @Test
  void anOlderFileIsReplacedOrKeptWhereWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("ratings.csv"), "older");
    SampleRatings.main(new String[] {file.toString()});
    assertThat(Files.size(file)).isGreaterThan(1_000_000);

    Path inTheWay = Files.createDirectories(folder.resolve("taken/ratings.csv/inside"));
    assertThatThrownBy(() -> SampleRatings.main(new String[] {inTheWay.getParent().toString()}))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("taken").toFile().list())
        .containsExactlyInAnyOrder("movies.csv", "ratings.csv");
  }
}
