package recommender.ratings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same ratings are read back from layouts drawn at random. */
class RandomLayoutsIT extends ReaderTest {
  private static final int LAYOUTS = 60;

  static Stream<Arguments> layouts() {
    return IntStream.range(0, LAYOUTS).mapToObj(seed -> Arguments.of(seed, new RandomLayout(seed)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("layouts")
  void theSameRatingsAreReadBack(int seed, RandomLayout layout) throws IOException {
    TrueRatings ratings = TrueRatings.stars();
    Path file = folder.resolve("table" + seed);
    Files.write(file, layout.bytes(ratings));
    ratings.assertRead(read(settings(layout.settings()), file.toString()));
  }
}
