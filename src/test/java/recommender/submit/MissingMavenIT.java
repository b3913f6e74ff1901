package recommender.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.submit.ScriptProject.Outcome;

/** What {@code submit/maven.sh} refuses; {@link FetchedMavenIT} has what it takes. */
@EnabledOnOs(OS.LINUX)
class MissingMavenIT {
  @TempDir Path folder;
  private ScriptProject project;
  private LocalRepository repository;

  @BeforeEach
  void copyScripts() throws IOException {
    repository = new LocalRepository(folder.resolve("repository"));
    project = new ScriptProject(folder).realJdk().tools("sha512sum");
    project.with("MAVEN_REPOSITORY_URL", repository.url() + "/");
  }

  @AfterEach
  void stop() {
    repository.close();
  }

  /** By curl, by wget, and where there is neither by the JDK. */
  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget", ""})
  void oneWithAnotherChecksumIsNeverUnpacked(String tool) throws Exception {
    Path zip = folder.resolve("repository").resolve(LocalRepository.mavenZip());
    Files.createDirectories(zip.getParent());
    Files.writeString(zip, "not Maven");
    if (!tool.isEmpty()) {
      project.tools(tool);
    }

    Outcome outcome = project.run("build.sh");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("Maven 3.8 or later is missing: fetching " + repository.url() + "/org/apache/")
        // printf 'not Maven' | sha512sum
        .containsPattern(
            "expected SHA-512 ed41[0-9a-f]{124}, was aac070fcef5c1dddba6124955933787a466b446dfac5529f82b17f2fae03685d651cacc5fb5c21543114406ae99162a8a26154cd7770c084961fb9e17fe21b64\\. Nothing of it was run");
    assertThat(project.root().resolve("target/maven")).isDirectoryNotContaining("glob:**apache*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget", ""})
  void aRepositoryWithoutItIsNamed(String tool) throws Exception {
    if (!tool.isEmpty()) {
      project.tools(tool);
    }
    Outcome outcome = project.run("build.sh");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .endsWith(
            LocalRepository.mavenZip()
                + " cannot be fetched."
                + " Install Maven 3.8, or set MAVEN_REPOSITORY_URL to a mirror.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.3", "4.0.0-rc-5"})
  void oneThatCannotBuildThisIsPassedOver(String version) throws Exception {
    project.maven(version).tools("curl");
    assertThat(project.run("build.sh").err())
        .startsWith("Maven 3.8 or later is missing: fetching ")
        .doesNotContain("mvn");
  }

  @Test
  void theOneOnThePathIsTaken() throws Exception {
    project.maven("3.10.1");
    Outcome outcome = project.run("build.sh");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).contains("mvn -q -B -DskipTests ").doesNotContain("fetching");
  }
}
