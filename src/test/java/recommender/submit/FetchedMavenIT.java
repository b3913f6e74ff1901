package recommender.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import recommender.submit.ScriptProject.Outcome;

/**
 * Builds with no Maven on the PATH, by the real one: the build leaves what the central repository
 * has of it in {@code target/central}.
 */
@EnabledOnOs(OS.LINUX)
class FetchedMavenIT {
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>a</groupId>
        <artifactId>b</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
      </project>
      """;

  @TempDir Path folder;

  @Test
  void itIsFetchedOnceAndBuilds() throws Exception {
    // All that its script asks for; no curl, no wget and no unzip.
    ScriptProject project =
        new ScriptProject(folder).realJdk().tools("sha512sum", "sh", "uname", "ls", "expr", "tr");
    Files.writeString(project.root().resolve("pom.xml"), POM);
    Path options = Files.createDirectories(project.root().resolve(".mvn")).resolve("maven.config");
    Files.writeString(options, "--show-version");

    try (LocalRepository repository = new LocalRepository(Path.of("target/central"))) {
      project.with("MAVEN_REPOSITORY_URL", repository.url());
      Outcome outcome = project.run("build.sh");
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.err())
          .contains("fetching " + repository.url(), "Building ", "Apache Maven 3.9.");
    }
    Outcome again = project.run("build.sh");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("Apache Maven 3.9.").doesNotContain("fetching");
  }
}
