package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recommender.testing.Hdfs;
import recommender.training.CheckpointStore;

class RunRepositoryHdfsIT {
  private static final Instant NOW = Instant.parse("2024-01-31T23:59:59.123Z");

  @RegisterExtension static final Hdfs HDFS = new Hdfs();

  @Test
  void publishesByRenameAndReadsBack() throws IOException {
    RunRepository repository = RunRepository.open(HDFS.path("/one"), HDFS.configuration());
    String first = publish(repository);
    String second = publish(repository);
    assertThat(listing("/one"))
        .containsExactly(
            "CURRENT",
            "promotions.jsonl",
            "runs/" + first + "/_SUCCESS",
            "runs/" + first + "/items.parquet",
            "runs/" + first + "/model.zip",
            "runs/" + second + "/_SUCCESS",
            "runs/" + second + "/items.parquet",
            "runs/" + second + "/model.zip");
    assertThat(text(new Path(HDFS.path("/one/CURRENT")))).isEqualTo(second + "\n");
    assertThat(repository.current()).contains(second);
    assertThat(repository.run(first)).hasToString(HDFS.path("/one/runs/" + first));
    assertThat(HDFS.files().getFileStatus(new Path(repository.run(first), RunFiles.MODEL)).getLen())
        .isEqualTo(100_000);
  }

  @Test
  void takesAPathWithoutSchemeFromTheDefaultFileSystem() throws IOException {
    RunRepository repository = RunRepository.open("/bare", HDFS.configuration());
    assertThat(repository.run(publish(repository)).toString()).startsWith(HDFS.path("/bare/runs/"));
  }

  @Test
  void leavesNothingWhenClosedUnpublished() throws IOException {
    RunRepository repository = RunRepository.open(HDFS.path("/closed"), HDFS.configuration());
    String before = publish(repository);
    List<String> listing = listing("/closed");
    RunDraft draft = repository.begin(NOW);
    OutputStream halfWritten = draft.create(RunFiles.MODEL);
    halfWritten.write(new byte[100_000]);
    assertThat(listing("/closed")).hasSize(listing.size() + 1);
    draft.close();
    assertThat(listing("/closed")).isEqualTo(listing);
    assertThat(repository.current()).contains(before);
  }

  @Test
  void keepsCheckpoints() throws IOException {
    RunRepository repository = RunRepository.open(HDFS.path("/kept"), HDFS.configuration());
    CheckpointStore store = repository.checkpoints().anew(() -> "one").in("first");
    CheckpointFolderTest.write(store, "000001", "one");
    CheckpointFolderTest.write(store, "000002", "two");
    CheckpointFolderTest.write(store, "000002", "other");
    store.delete("000001");
    assertThat(listing("/kept"))
        .containsExactly(".checkpoint/first.000002", ".checkpoint/run.json");

    CheckpointStore continued = repository.checkpoints().continued("two").in("first");
    assertThat(continued.names()).containsExactly("000002");
    assertThat(CheckpointFolderTest.text(continued, "000002")).isEqualTo("other");
    assertThat(repository.checkpoints().about()).contains("two");
    repository.checkpoints().delete();
    assertThat(listing("/kept")).isEmpty();
  }

  @Test
  void aLockThatThereWasNoRoomForIsInNobodysWay() throws IOException {
    RunRepository repository = RunRepository.open(HDFS.path("/full"), HDFS.configuration());
    List<String> done = new ArrayList<>();
    DistributedFileSystem files = (DistributedFileSystem) HDFS.files();
    files.setQuota(new Path("/full"), HdfsConstants.QUOTA_DONT_SET, 1);
    assertThatThrownBy(() -> repository.exclusively("train", () -> done.add("full")))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("could not create " + HDFS.path("/full/.lock"))
        .hasMessageContaining("quota");
    assertThat(listing("/full")).isEmpty();

    files.setQuota(new Path("/full"), HdfsConstants.QUOTA_DONT_SET, HdfsConstants.QUOTA_RESET);
    repository.exclusively("train", () -> done.add("room"));
    assertThat(done).containsExactly("room");
  }

  @Test
  void refusesAFile() throws IOException {
    HDFS.files().create(new Path("/file")).close();
    assertThatThrownBy(() -> RunRepository.open(HDFS.path("/file"), HDFS.configuration()))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("could not make the folder " + HDFS.path("/file/runs"))
        .hasMessageContaining("not a directory")
        .message()
        .doesNotContain("\n");
  }

  private static String publish(RunRepository repository) throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      try (OutputStream out = draft.create(RunFiles.MODEL)) {
        out.write(new byte[100_000]);
      }
      Path part = new Path(draft.scratch("items"), "part-00000.parquet");
      HDFS.files().create(part).close();
      draft.adopt(part.getParent(), RunFiles.ITEMS);
      draft.publish();
      return draft.id();
    }
  }

  private static List<String> listing(String folder) throws IOException {
    List<String> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = HDFS.files().listFiles(new Path(folder), true);
    while (all.hasNext()) {
      found.add(all.next().getPath().toUri().getPath().substring(folder.length() + 1));
    }
    return found.stream().sorted().toList();
  }

  private static String text(Path file) throws IOException {
    try (var in = HDFS.files().open(file)) {
      return new String(in.readAllBytes());
    }
  }
}
