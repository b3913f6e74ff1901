package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Good files that were spoilt at random: each is refused as ratings, or read with no good row left
 * out that is not counted.
 */
class MutationIT extends ReaderTest {
  private static final int MUTATIONS = 300;
  private static final TrueRatings RATINGS = TrueRatings.stars();

  /** As many files at a time as there are cores: reading one takes one. */
  @Test
  void noMutationEndsInAnythingButRatingsOrARefusal() {
    long refused = IntStream.range(0, MUTATIONS).parallel().filter(this::isRefused).count();
    // Most mutations spoil a row or two.
    assertThat(refused).isLessThan(MUTATIONS / 2);
  }

  private boolean isRefused(int seed) {
    byte[] bytes = mutated(good(seed), new Random(seed));
    long naive = naivelyGood(bytes, seed);
    try (Ratings ratings = read(tolerant(0.5), file(seed, bytes))) {
      QualityReport quality = ratings.quality();
      assertThat(quality.read()).as("mutation %d", seed).isGreaterThanOrEqualTo(naive);
      assertThat(quality.kept() + quality.duplicates() + quality.rejected())
          .as("mutation %d", seed)
          .isGreaterThanOrEqualTo(naive);
      assertThat(ratings.rows().count()).isEqualTo(quality.kept());
      return false;
    } catch (RatingsException e) {
      // Anything else ends the test.
      assertThat(e.getMessage()).as("mutation %d", seed).startsWith("input.path: ");
      return true;
    }
  }

  private String file(int seed, byte[] bytes) {
    try {
      return Files.write(folder.resolve("m" + seed + ".csv"), bytes).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String separator(int seed) {
    return List.of(",", ";", "\t").get(seed % 3);
  }

  private static byte[] good(int seed) {
    String separator = separator(seed);
    String header = HEADER.replace(",", separator) + "\n";
    String text =
        header
            + RATINGS.lines(
                r ->
                    String.join(
                        separator,
                        "" + r.user(),
                        (seed % 2 == 0 ? "\u00e9" : "") + r.item(),
                        "" + r.rating(),
                        "" + r.time()));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes flipped, cut, doubled, or in another encoding. */
  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    switch (random.nextInt(6)) {
      case 0 -> {
        for (int flips = 1 + random.nextInt(10); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> {
        for (int changes = 1 + random.nextInt(10); changes > 0; changes--) {
          bytes[random.nextInt(bytes.length)] = (byte) "\",;\t\n\r\\0-.".charAt(random.nextInt(10));
        }
      }
      case 2 -> bytes = Arrays.copyOf(bytes, 100 + random.nextInt(bytes.length - 100));
      case 3 -> {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        ByteArrayOutputStream doubled = new ByteArrayOutputStream();
        doubled.write(bytes, 0, to);
        doubled.write(bytes, from, bytes.length - from);
        bytes = doubled.toByteArray();
      }
      case 4 -> {
        int from = random.nextInt(bytes.length - 10);
        int length = random.nextInt(Math.min(500, bytes.length - from));
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        cut.write(bytes, 0, from);
        cut.write(bytes, from + length, bytes.length - from - length);
        bytes = cut.toByteArray();
      }
      default -> {
        List<String> others = List.of("ISO-8859-1", "UTF-16LE", "UTF-16", "Shift_JIS", "UTF-32BE");
        Charset other = Charset.forName(others.get(random.nextInt(others.size())));
        bytes = new String(good, StandardCharsets.UTF_8).getBytes(other);
      }
    }
    return bytes;
  }

  /** Rows that the simplest of readers takes for ratings. */
  private static long naivelyGood(byte[] bytes, int seed) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(separator(seed), -1))
        .filter(fields -> fields.length == 4)
        .filter(fields -> !fields[0].isBlank() && !fields[1].isBlank())
        .filter(fields -> isNumber(fields[2]) && isNumber(fields[3]))
        .count();
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?");
  }
}
