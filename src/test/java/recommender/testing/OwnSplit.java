package recommender.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The split of a run as files: MovieLens CSV from before a cut-off, and from then on.
 *
 * @param known what was trained and validated on
 * @param heldOut what was scored
 */
public record OwnSplit(Path known, Path heldOut) {

  /**
   * Writes the files.
   *
   * @param ratings that the run was trained on, by a cut-off in time
   * @param output where the run was published
   * @param folder of the files
   */
  public static OwnSplit of(Path ratings, Path output, Path folder) throws IOException {
    double cutoff = LocalRuns.metrics(output).at("/data/cutoff_timestamp").asDouble();
    List<String> lines = Files.readAllLines(ratings);
    List<String> known = new ArrayList<>(lines.subList(0, 1));
    List<String> heldOut = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      (Double.parseDouble(line.split(",")[3]) < cutoff ? known : heldOut).add(line);
    }
    return new OwnSplit(
        Files.write(folder.resolve("known.csv"), known),
        Files.write(folder.resolve("held-out.csv"), heldOut));
  }
}
