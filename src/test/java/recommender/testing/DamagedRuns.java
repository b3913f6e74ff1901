package recommender.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of a published run that cannot be used, each for a reason of its own. */
public final class DamagedRuns {
  private DamagedRuns() {}

  /**
   * Makes the copies.
   *
   * @param run folder of a run
   * @param folder where they stand
   * @return by what is wrong with them
   */
  public static Map<String, Path> of(Path run, Path folder) throws IOException {
    Map<String, Path> copies = new LinkedHashMap<>();
    copies.put("absent", folder.resolve("nothing"));
    copies.put("damaged network", copy(run, folder.resolve("damaged")));
    Files.writeString(folder.resolve("damaged/model.zip"), "no zip");
    copies.put("another version", copy(run, folder.resolve("version")));
    Path facts = folder.resolve("version/model.json");
    Files.writeString(
        facts, Files.readString(facts).replaceFirst("(format_version\" : )\\d", "$1" + 9));
    copies.put("not whole", copy(run, folder.resolve("part")));
    Files.delete(folder.resolve("part/_SUCCESS"));
    return copies;
  }

  private static Path copy(Path run, Path to) throws IOException {
    Files.createDirectory(to);
    for (String name : Listing.of(run)) {
      Files.copy(run.resolve(name), to.resolve(name));
    }
    return to;
  }
}
