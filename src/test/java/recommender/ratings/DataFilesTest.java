package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.SubFolders;

class DataFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void tree() throws IOException {
    for (String name : List.of("b.csv", "a.csv", "_SUCCESS", ".a.csv.crc", "year=2010/c.csv")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
    Files.createFile(folder.resolve("empty.csv"));
  }

  @Test
  void aFolderHasItsFilesAndThoseOfKeyValueFolders() {
    assertThat(names("", SubFolders.AUTO)).containsExactly("a.csv", "b.csv", "c.csv");
    assertThat(below("", SubFolders.AUTO).files().get(2).folders())
        .isEqualTo(Map.of("year", "2010"));
  }

  @Test
  void otherFoldersAreReadOrLeftOutAsTheSettingsSayAndElseRefused() throws IOException {
    write("deeper/still/d.csv");
    assertThat(names("", SubFolders.TRUE)).containsExactly("a.csv", "b.csv", "d.csv", "c.csv");
    assertThat(names("", SubFolders.FALSE)).containsExactly("a.csv", "b.csv", "c.csv");
    assertThatThrownBy(() -> names("", SubFolders.AUTO))
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("holds a folder deeper with 1 data files")
        .hasMessageContaining("input.recursive = true");
  }

  @Test
  void aGlobHasItsFilesAndThoseOfMatchingFolders() throws IOException {
    write("deeper/d.csv");
    assertThat(names("[ab].csv", SubFolders.AUTO)).containsExactly("a.csv", "b.csv");
    assertThat(names("{b.csv,deeper}", SubFolders.AUTO)).containsExactly("b.csv", "d.csv");
  }

  @Test
  void aFileWhoseNameIsAGlobIsItself() throws IOException {
    write("[ab].csv");
    assertThat(names("[ab].csv", SubFolders.AUTO)).containsExactly("[ab].csv");
  }

  @Test
  void foldersOfOtherTablesAreRefusedByName() throws IOException {
    write("delta/_delta_log/00.json");
    write("delta/part-0.parquet");
    write("iceberg/metadata/v1.metadata.json");
    write("iceberg/data/part-0.parquet");
    write("hudi/.hoodie/hoodie.properties");
    for (String kind : List.of("Delta", "Iceberg", "Hudi")) {
      assertThatThrownBy(() -> names(kind.toLowerCase(Locale.ROOT), SubFolders.TRUE))
          .isInstanceOf(RatingsException.class)
          .hasMessageContaining(kind + " table")
          .hasMessageContaining("input.table (--input-table)");
    }
  }

  @Test
  void fileSystemsThatAreNotThereAreNamedWithTheirJars() {
    Source source = new Source("input.path", List.of());
    assertThatThrownBy(
            () -> DataFiles.below("s3a://bucket/a", SubFolders.AUTO, source, new Configuration()))
        .hasMessageContaining("--packages org.apache.hadoop:hadoop-aws:3.");
    assertThatThrownBy(
            () -> DataFiles.below("s3://bucket/a", SubFolders.AUTO, source, new Configuration()))
        .hasMessageContaining("write it as s3a://");
    assertThatThrownBy(
            () ->
                DataFiles.below("C:\\my data\\a.csv", SubFolders.AUTO, source, new Configuration()))
        .hasMessageContaining("write it with slashes, as file:///C:/my data/a.csv");
  }

  @Test
  void theFingerprintChangesWithTheFiles() throws IOException {
    String before = below("", SubFolders.AUTO).fingerprint();
    assertThat(below("", SubFolders.AUTO).fingerprint()).isEqualTo(before).hasSize(64);
    Files.writeString(folder.resolve("a.csv"), "xy");
    assertThat(below("", SubFolders.AUTO).fingerprint()).isNotEqualTo(before);
    assertThat(below("", SubFolders.AUTO).bytes()).isEqualTo(4);
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private DataFiles below(String glob, SubFolders recursive) {
    Source source = new Source("input.path", List.of());
    return DataFiles.below(folder + "/" + glob, recursive, source, new Configuration());
  }

  private List<String> names(String glob, SubFolders recursive) {
    return below(glob, recursive).files().stream().map(file -> file.path().getName()).toList();
  }
}
