package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.CommandLine;
import recommender.config.InputSettings;
import recommender.ratings.InputFiles.InputFile;

class InputFilesTest {
  @TempDir Path folder;

  @Test
  void allThatAreReadAreListed() throws IOException {
    Path ratings = file("days/dt=1/a.csv", "1234567");
    file("days/_SUCCESS", "");
    Path heldOut = file("held-out.csv", "123");
    List<InputFile> files =
        InputFiles.of(
            input("--input", folder.resolve("days").toString()),
            List.of(heldOut.toString()),
            new Configuration());
    assertThat(files)
        .containsExactly(
            new InputFile("file:" + ratings, 7, 1_000_000),
            new InputFile("file:" + heldOut, 3, 1_000_000));
  }

  @Test
  void aTableOfTheCatalogHasNone() {
    assertThat(InputFiles.of(input("--input-table", "ratings"), List.of(), new Configuration()))
        .isEmpty();
  }

  @Test
  void aPathWithoutFilesIsRefusedAsByTheReader() {
    String nowhere = folder.resolve("nowhere").toString();
    assertThatThrownBy(
            () -> InputFiles.of(input("--input", nowhere), List.of(), new Configuration()))
        .isInstanceOf(RatingsException.class)
        .hasMessageStartingWith("input.path: ");
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
  }

  private static InputSettings input(String... arguments) {
    return CommandLine.parse(arguments).settings().input();
  }
}
