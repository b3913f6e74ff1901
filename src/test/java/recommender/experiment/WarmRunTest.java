package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.model.ModelException;
import recommender.repository.RepositoryException;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.testing.TestSettings;

class WarmRunTest {
  private static final String RUN = "20260101-000000-000-abcdef";

  private final Configuration hadoop = new Configuration();
  @TempDir Path folder;

  @Test
  void withoutARunInServiceItIsAColdStart() {
    WarmRun cold = of(warm("current"));
    assertThat(cold.run()).isEmpty();
    assertThat(cold.settings()).isEqualTo(warm("none"));
  }

  @Test
  void soItIsWithOneOfAnOlderFormatUnlessThatIsAskedFor() throws IOException {
    published(1, TestSettings.with(), "{}");
    assertThat(of(warm("current")).run()).isEmpty();
    assertThatThrownBy(() -> of(warm(RUN)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("format_version: expected 2, was 1");
  }

  @Test
  void aRunThatIsMissingCannotBeBegunWith() {
    assertThatThrownBy(() -> of(warm(RUN))).isInstanceOf(RepositoryException.class);
    assertThatThrownBy(() -> of(warm(folder.resolve("x").toString())))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("--warm-start: expected a run folder");
  }

  @Test
  void settingsNameTheFolderAndValidateByWhatIsNewerThanItsCutOff() throws IOException {
    published(2, TestSettings.with(), "{\"data\": {\"cutoff_timestamp\": 1234.5}}");
    Settings settings = of(warm("current")).settings();
    assertThat(settings.training().warm().start().orElseThrow()).endsWith("/runs/" + RUN);
    assertThat(settings.split().validationAfter()).hasValue(1234.5);
    assertThat(of(warm("current", "split.validation-after=7")).settings().split().validationAfter())
        .hasValue(7);
  }

  @Test
  void ofAnotherSplitByWhatIsNewerThanAllOfItsRatings() throws IOException {
    published(
        2,
        TestSettings.with("split.strategy=random"),
        "{\"data\": {\"distribution\": {\"over_time\": [{\"to\": 5}, {\"to\": 9}]}}}");
    assertThat(of(warm("current", "split.strategy=random")).settings().split().validationAfter())
        .hasValue(9);
  }

  @Test
  void andByNothingWhereThereAreNoTimes() throws IOException {
    published(2, TestSettings.with("split.strategy=random"), "{\"data\": {}}");
    assertThat(of(warm("current", "split.strategy=random")).settings().split().validationFraction())
        .isZero();
  }

  @Test
  void whatDoesNotFitIsRefusedAllAtOnce() throws IOException {
    published(2, TestSettings.with(), "{}");
    assertThatThrownBy(() -> of(warm("current", "network.hidden=[8]", "split.strategy=users")))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.startsWith("network.hidden: expected [250]"))
                    .anyMatch(problem -> problem.startsWith("split.strategy: expected")));
  }

  @Test
  void anEarlierCutOffIsRefused() throws IOException {
    published(2, TestSettings.with(), "{\"data\": {\"cutoff_timestamp\": 1000}}");
    WarmRun run = of(warm("current"));
    run.demandUnseenTest(cutAt(1000));
    assertThatThrownBy(() -> run.demandUnseenTest(cutAt(999)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(
            "split.percentile: expected a cut-off no earlier than 1970-01-01T00:16:40Z, that of run "
                + RUN);
  }

  private static RatingSplit cutAt(double time) {
    return new RatingSplit(null, Map.of(), 0, 0, OptionalDouble.of(time));
  }

  private WarmRun of(Settings asked) {
    return WarmRun.of(asked, RunRepository.open(folder.toString(), hadoop), hadoop);
  }

  private static Settings warm(String run, String... settings) {
    return TestSettings.with(settings).with(Map.of("training.warm.start", run));
  }

  private void published(int version, Settings settings, String metrics) throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs").resolve(RUN));
    Files.writeString(run.resolve("model.json"), "{\"format_version\": %d}".formatted(version));
    Files.writeString(run.resolve("settings.conf"), settings.hocon());
    Files.writeString(run.resolve("metrics.json"), metrics);
    Files.writeString(run.resolve("_SUCCESS"), "");
    Files.writeString(folder.resolve("CURRENT"), RUN + "\n");
  }
}
