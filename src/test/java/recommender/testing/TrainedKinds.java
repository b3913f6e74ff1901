package recommender.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A small run of each kind of model, on the same ratings. Each is trained once in a JVM, by the
 * first test that asks, and removed behind the last test class; nobody may change one.
 *
 * <pre>{@code
 * @RegisterExtension static final LocalRuns RUNS = new LocalRuns();
 * @RegisterExtension static final TrainedKinds KINDS = new TrainedKinds(TrainJob::run);
 * }</pre>
 */
public final class TrainedKinds implements BeforeAllCallback {
  private static final int USERS = 60;

  /** Ids 1 to this. */
  public static final int ITEMS = 30;

  private static final LocalRuns COMMON =
      new LocalRuns(
          "split.percentile=0.9",
          "evaluation.bootstrap=50",
          "training.epochs=2",
          "training.batch-size=16",
          "training.workers=1");

  /** The settings of each, over those they have in common. */
  public enum Kind {
    RECIPE("network.hidden=[12, 8]"),
    USER_VECTORS("network.vectors=user", "network.hidden=[12, 8]"),
    RANKING("network.objective=ranking", "network.type=autoencoder", "network.hidden=[12, 8]"),
    SHALLOW("--conf=conf/shallow.conf", "network.channels=liked", "ease.l2=5"),
    SHALLOW_OF_TWO("--conf=conf/shallow.conf", "network.channels=liked-disliked", "ease.l2=5"),
    SHALLOW_OF_THREE("--conf=conf/shallow.conf", "network.channels=three", "ease.l2=5"),
    FUSED(
        "--conf=conf/ranking.conf",
        "network.hidden=[12, 8]",
        "ease.l2=5",
        "network.channels=liked"),
    BOTH(
        "network.objective=both",
        "network.hidden=[12]",
        "ranking.network.hidden=[12]",
        "ranking.training.epochs=2",
        "ranking.ease.l2=5"),
    AUTOREC_ITEM("--conf=conf/autorec-item.conf", "network.hidden=[12]"),
    AUTOREC_USER(
        "--conf=conf/autorec-user.conf",
        "network.hidden=[12]",
        "training.epochs=20",
        "training.learning-rate=0.1"),
    AUTOREC_PROJECT(
        "--conf=conf/autorec-project.conf",
        "network.hidden=[12]",
        "training.epochs=20",
        "training.learning-rate=0.1"),
    DEEP("--conf=conf/deep.conf", "network.hidden=[12, 8, 12]"),
    STACKED("--conf=conf/stacked.conf", "network.hidden=[12, 8, 12]", "split.count=2"),
    DENOISING("--conf=conf/denoising.conf", "network.hidden=[12, 8, 12]"),
    DENOISING_TIED("--conf=conf/denoising-tied.conf", "network.hidden=[12, 8, 12]"),
    DEEPREC("--conf=conf/deeprec.conf", "network.hidden=[12, 8, 12]");

    private final String[] settings;

    Kind(String... settings) {
      this.settings = settings;
    }
  }

  private final ToIntFunction<String[]> trainJob;
  private Path folder;

  /**
   * @param trainJob takes a command line and returns its exit code
   */
  public TrainedKinds(ToIntFunction<String[]> trainJob) {
    this.trainJob = trainJob;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store ofAll =
        context.getRoot().getStore(ExtensionContext.Namespace.create(TrainedKinds.class));
    folder = ofAll.getOrComputeIfAbsent(Runs.class, key -> Runs.of(ratings()), Runs.class).folder();
  }

  /** The ratings that each is trained on, as CSV. */
  public static String ratings() {
    return SyntheticRatings.csv(USERS, ITEMS);
  }

  /** The file of them. */
  public Path file() {
    return folder.resolve("ratings.csv");
  }

  /** The output folder of a run of this kind, which is trained unless it has been. */
  public Path trained(Kind kind) {
    Path output = folder.resolve(kind.name());
    if (!Files.exists(output)) {
      assertThat(trainJob.applyAsInt(COMMON.arguments(file(), output, kind.settings)))
          .as("exit code of %s", kind)
          .isZero();
    }
    return output;
  }

  /** Removed by JUnit, since it is kept where all test classes have their things. */
  private record Runs(Path folder) implements ExtensionContext.Store.CloseableResource {
    static Runs of(String ratings) {
      try {
        Path folder = Files.createTempDirectory("kinds");
        Files.writeString(folder.resolve("ratings.csv"), ratings);
        return new Runs(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      FileUtil.fullyDelete(folder.toFile());
    }
  }
}
