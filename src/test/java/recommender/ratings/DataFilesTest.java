package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void tree() throws IOException {
    for (String name :
        List.of("b.csv", "a.csv", "_SUCCESS", ".a.csv.crc", "year=2010/c.csv", "deeper/d.csv")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
    Files.createFile(folder.resolve("empty.csv"));
  }

  @Test
  void aFolderHasItsFilesAndThoseOfKeyValueFolders() {
    assertThat(names("")).containsExactly("a.csv", "b.csv", "c.csv");
  }

  @Test
  void aGlobHasItsFilesAndThoseOfMatchingFolders() {
    assertThat(names("[ab].csv")).containsExactly("a.csv", "b.csv");
    assertThat(names("{b.csv,deeper}")).containsExactly("b.csv", "d.csv");
  }

  private List<String> names(String glob) {
    Source source = new Source("input.path", List.of());
    return DataFiles.below(folder + "/" + glob, source, new Configuration()).files().stream()
        .map(org.apache.hadoop.fs.Path::getName)
        .toList();
  }
}
