package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.ObjectStore;

class FilesDraftTest {
  @TempDir Path folder;

  @Test
  void filesAreThereWhenAllAreWholeAndNotBefore() throws IOException {
    try (FilesDraft draft = begin(false)) {
      write(draft, "model.onnx", "new");
      write(draft, "items.csv", "ids");
      assertThat(folder.resolve("model.onnx")).doesNotExist();
      assertThat(draft.publish())
          .extracting(org.apache.hadoop.fs.Path::getName)
          .containsExactly("items.csv", "model.onnx");
    }
    assertThat(Listing.of(folder)).containsExactly("items.csv", "model.onnx");
    assertThat(folder.resolve("model.onnx")).hasContent("new");
  }

  @Test
  void filesThatAreNotPublishedLeaveNothing() throws IOException {
    try (FilesDraft draft = begin(false)) {
      write(draft, "model.onnx", "new");
    }
    assertThat(Listing.of(folder)).isEmpty();
  }

  @Test
  void whatIsThereIsReplacedOnDemandOnly() throws IOException {
    Files.writeString(folder.resolve("model.onnx"), "old");
    assertThatThrownBy(() -> begin(false))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("--output: expected a path where nothing is, was file:")
        .hasMessageEndingWith("/model.onnx, which exists; --overwrite replaces it");
    try (FilesDraft draft = begin(true)) {
      write(draft, "model.onnx", "new");
      assertThat(folder.resolve("model.onnx")).hasContent("old");
      draft.publish();
    }
    assertThat(Listing.of(folder)).containsExactly("model.onnx");
    assertThat(folder.resolve("model.onnx")).hasContent("new");
  }

  @Test
  void oneFileThatIsThereKeepsAllFromTheirPlaces() throws IOException {
    Files.writeString(folder.resolve("items.csv"), "old");
    try (FilesDraft draft = begin(false)) {
      assertThatThrownBy(() -> draft.demandFree("items.csv"))
          .hasMessageContaining("items.csv, which exists");
      write(draft, "model.onnx", "new");
      write(draft, "items.csv", "ids");
      assertThatThrownBy(draft::publish).hasMessageContaining("items.csv, which exists");
    }
    assertThat(Listing.of(folder)).containsExactly("items.csv");
    assertThat(folder.resolve("items.csv")).hasContent("old");
  }

  @Test
  void aFolderIsNoPlaceForAFile() throws IOException {
    Files.createDirectory(folder.resolve("model.onnx"));
    assertThatThrownBy(() -> begin(true)).hasMessageContaining("which is a folder");
  }

  /** Where a rename may be a copy, an old file is deleted first. */
  @Test
  void filesAreReplacedOnAnObjectStore() throws IOException {
    Files.writeString(folder.resolve("model.onnx"), "old");
    Configuration hadoop = ObjectStore.watched((operation, path) -> {});
    String path = "store:" + folder.resolve("model.onnx");
    try (FilesDraft draft = FilesDraft.begin("--output", path, true, hadoop)) {
      write(draft, "model.onnx", "new");
      draft.publish();
    }
    assertThat(Listing.of(folder)).containsExactly("model.onnx");
    assertThat(folder.resolve("model.onnx")).hasContent("new");
  }

  private FilesDraft begin(boolean overwrite) {
    return FilesDraft.begin(
        "--output", folder.resolve("model.onnx").toString(), overwrite, new Configuration());
  }

  private static void write(FilesDraft draft, String name, String text) throws IOException {
    try (OutputStream out = draft.create(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
