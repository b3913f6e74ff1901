package recommender.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.submit.ScriptProject.Outcome;

@DisabledOnOs(OS.WINDOWS)
class SubmitScriptsTest {
  private static final String MASTER = "spark://host:7077";

  @TempDir Path folder;
  private ScriptProject project;

  @BeforeEach
  void copyScripts() throws IOException {
    project = new ScriptProject(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local.sh", "standalone.sh", "retrain.sh", "build.sh"})
  void helpIsTheHeadOfTheScript(String script) throws Exception {
    Outcome outcome = project.run(script, "--help");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).startsWith("submit/" + script).doesNotContain("set -euo");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void noScriptIsLongerThanAPage() throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("submit"))) {
      assertThat(scripts)
          .allSatisfy(script -> assertThat(Files.readAllLines(script)).hasSizeLessThan(40));
    }
  }

  @Test
  void printShowsTheCommandOnAnyHostAndRunsNothing() throws Exception {
    Outcome outcome = project.run("local.sh", "--print");
    assertThat(outcome.exitCode()).isZero();
    assertThat(words(outcome))
        .containsExactly(
            project.root() + "/submit/spark-submit",
            "--master",
            "local[*]",
            "--properties-file",
            project.root() + "/conf/spark-local.conf",
            "--conf",
            "spark.driver.defaultJavaOptions=-Dlog4j2.configurationFile=\""
                + project.root()
                + "/conf/log4j2.properties\" --add-modules=jdk.incubator.vector"
                + " -XX:+UseSerialGC"
                + directives(),
            "--class",
            "TrainJob",
            "--driver-class-path",
            project.jar().toString(),
            "spark-internal",
            "--input",
            sample(),
            "--titles",
            sample().replace("ratings.csv", "movies.csv"),
            "--conf",
            project.root() + "/conf/sample.conf");
    assertThat(project.root().resolve("target")).doesNotExist();
  }

  @Test
  void argumentsWithSpacesSurvive() throws Exception {
    Outcome outcome =
        project.run("local.sh", "--print", "--input", "my ratings/*.csv", "--set", "a=[1, \"$x\"]");
    assertThat(words(outcome)).endsWith("--input", "my ratings/*.csv", "--set", "a=[1, \"$x\"]");
  }

  @Test
  void theFirstArgumentMayNameAJob() throws Exception {
    assertThat(words(project.run("local.sh", "--print", "RunsJob", "--x", "MyJob")))
        .containsSubsequence("--class", "RunsJob", "--driver-class-path", project.jar().toString())
        .endsWith("spark-internal", "--x", "MyJob");
  }

  @Test
  void sparkArgsComeAfterOurs() throws Exception {
    project.with("SPARK_ARGS", "--master local[2]\n --driver-memory 6g --conf spark.x=*");
    assertThat(words(project.run("local.sh", "--print")))
        .containsSubsequence(
            "--master", "local[*]", "--master", "local[2]", "--driver-memory", "6g")
        .containsSubsequence("--conf", "spark.x=*", project.jar().toString());
  }

  /** It would take the place of the other one, or not be where the job runs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--driver-class-path jdbc.jar",
        "--conf spark.driver.extraClassPath=jdbc.jar",
        "--master yarn"
      })
  void theJarIsThatOfTheApplicationWhereItCannotBeOnTheClassPath(String others) throws Exception {
    project.with("SPARK_ARGS", others);
    assertThat(words(project.run("local.sh", "--print")))
        .containsSubsequence("--class", "TrainJob", project.jar().toString(), "--input")
        .doesNotContain("spark-internal");
  }

  @Test
  void norIsItWhereTheSizesHaveAClassPath() throws Exception {
    Files.writeString(
        project.root().resolve("conf/spark-local.conf"),
        " spark.driver.extraClassPath  jdbc.jar\n");
    assertThat(words(project.run("local.sh", "--print"))).doesNotContain("spark-internal");
  }

  @Test
  void onAClusterTheJarIsThatOfTheApplication() throws Exception {
    assertThat(words(project.run("standalone.sh", "--print", "--master", MASTER, "--x")))
        .endsWith(project.jar().toString(), "--x")
        .doesNotContain("--driver-class-path");
  }

  private String directives() {
    return " -XX:+UnlockDiagnosticVMOptions -XX:+DisplayVMOutputToStderr -XX:CompilerDirectivesFile=\""
        + project.root()
        + "/conf/small-input-compiler.json\"";
  }

  @ParameterizedTest
  @CsvSource({"4294967296, 12288, 14745", "2147483648, 4096, 7372", "1073741824, 2048, 3686"})
  void arraysMayTakeWhatTheMachineHasLeft(String quarter, String arrays, String process)
      throws Exception {
    project.program(
        "java", "echo '   size_t MaxHeapSize   = " + quarter + "   {product} {ergonomic}'");
    String limits =
        " -Dorg.bytedeco.javacpp.maxbytes=%sm -Dorg.bytedeco.javacpp.maxphysicalbytes=%sm"
            .formatted(arrays, process);
    assertThat(words(project.run("local.sh", "--print")))
        .anyMatch(
            word ->
                word.endsWith(
                    "--add-modules=jdk.incubator.vector"
                        + limits
                        + " -XX:+UseSerialGC"
                        + directives()));
    assertThat(words(project.run("standalone.sh", "--print", "--master", MASTER)))
        .noneMatch(word -> word.contains("javacpp"));
  }

  @ParameterizedTest
  @CsvSource({
    "SPARK_ARGS, --driver-java-options -XX:+UseZGC",
    "SPARK_SUBMIT_OPTS, -XX:+UseG1GC",
    "JAVA_TOOL_OPTIONS, -XX:+UseParallelGC",
    "JDK_JAVA_OPTIONS, -Xmx2g -XX:+UseSerialGC",
    "_JAVA_OPTIONS, -XX:+UseG1GC"
  })
  void aJobOnFewRatingsLeavesTheCollectorToWhoeverNamesOne(String variable, String options)
      throws Exception {
    project.with(variable, options);
    assertThat(words(project.run("local.sh", "--print")))
        .filteredOn(word -> word.startsWith("spark.driver.defaultJavaOptions="))
        .singleElement()
        .asString()
        .doesNotContain("GC");
  }

  @Test
  void aCollectorMayBeNamedAmongTheSizesToo() throws Exception {
    Files.writeString(
        project.root().resolve("conf/spark-local.conf"),
        "spark.driver.extraJavaOptions  -XX:+UseG1GC\n");
    assertThat(words(project.run("local.sh", "--print"))).noneMatch(word -> word.contains("GC"));
  }

  @ParameterizedTest
  @CsvSource({
    "--set training.epochs=3, 0, true",
    "--input small.csv, 8388608, true",
    "-input=small.csv, 8388608, true",
    "RecommendJob --run r --input=small.csv, 1, true",
    "--input large.csv, 8388609, false",
    "--input absent.csv, 0, false",
    "--input ., 0, false",
    "RunsJob --list, 0, false"
  })
  void aJobOnFewRatingsHasACollectorAndDirectives(String arguments, int size, boolean small)
      throws Exception {
    Path file = project.root().resolve(arguments.replaceAll(".*[ =]", ""));
    List<String> words = new ArrayList<>(List.of("--print"));
    words.addAll(List.of(arguments.split(" ")));
    if (size > 0) {
      Files.write(file, new byte[size]);
      words.replaceAll(word -> word.replace(file.getFileName().toString(), file.toString()));
    }
    assertThat(words(project.run("local.sh", words.toArray(String[]::new))))
        .filteredOn(word -> word.startsWith("spark.driver.defaultJavaOptions="))
        .singleElement()
        .satisfies(
            options -> {
              assertThat(options.contains(" -XX:+UseSerialGC")).isEqualTo(small);
              assertThat(options.contains(directives())).isEqualTo(small);
            });
  }

  @Test
  void aLinkHasTheSizeOfItsFile() throws Exception {
    Path file = project.root().resolve("large.csv");
    Files.write(file, new byte[8388609]);
    Path link = Files.createSymbolicLink(project.root().resolve("link.csv"), file);
    assertThat(words(project.run("local.sh", "--print", "--input", link.toString())))
        .noneMatch(word -> word.contains("GC"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--input=a.csv",
        "-input a.csv",
        "--set input.path=a.csv",
        "--set=input.path=a.csv",
        "--input-table shop.ratings",
        "--input-table=shop.ratings",
        "--set input.table=shop.ratings",
        "--help",
        "--version",
        "--conf run.conf",
        "--conf=run.conf",
        "--conf table.conf",
        "--conf hdfs://host/run.conf"
      })
  void noSampleIsGivenWhereRatingsAreNamedOrNotRead(String arguments) throws Exception {
    Files.writeString(folder.resolve("run.conf"), "input { path = [a.csv] }");
    Files.writeString(folder.resolve("table.conf"), "input.table = shop.ratings");
    assertThat(words(print(arguments))).doesNotContain(sample());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--conf deep.conf", "--set training.epochs=3", "--output out", ""})
  void theSampleIsGivenWhereRatingsAreNotNamed(String arguments) throws Exception {
    Files.writeString(folder.resolve("deep.conf"), "# the path of a rating\nnetwork.hidden = [9]");
    assertThat(words(print(arguments))).containsSubsequence("--input", sample());
  }

  @Test
  void aFittingSparkHomeIsTaken() throws Exception {
    Path spark = project.sparkHome("3.5.1", "2.12.18");
    project.with("SPARK_HOME", spark.toString());
    Outcome outcome = project.run("local.sh", "--print");
    assertThat(words(outcome)).startsWith(spark + "/bin/spark-submit");
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4.1 2.12.17", "3.5.5 2.13.8", "4.0.0 2.13.16"})
  void anotherSparkIsPassedOverAndNamed(String versions) throws Exception {
    String spark = versions.split(" ")[0];
    String scala = versions.split(" ")[1];
    Path home = project.sparkHome(spark, scala);
    project.with("SPARK_HOME", home.toString());
    Outcome outcome = project.run("local.sh", "--print");
    assertThat(words(outcome)).startsWith(project.root() + "/submit/spark-submit");
    assertThat(outcome.err())
        .isEqualTo(
            "Passed over %s/bin/spark-submit: expected Spark 3.5 with Scala 2.12, ".formatted(home)
                + "was: version %s,Scala version %s\n".formatted(spark, scala));
  }

  @ParameterizedTest
  @CsvSource({", passive 18", "active, active 18"})
  void nativeThreadsSleepWhileTheyWaitUnlessToldOtherwise(String policy, String environment)
      throws Exception {
    project.built().java("17.0.1");
    project.program(
        "spark-submit",
        "[[ $1 != --version ]] || { echo 'version 3.5.5 Scala version 2.12.18,'; exit; }",
        "echo \"$OMP_WAIT_POLICY $OPENBLAS_THREAD_TIMEOUT\"");
    if (policy != null) {
      project.with("OMP_WAIT_POLICY", policy);
    }
    assertThat(project.run("local.sh", "--input", "x").out()).isEqualTo(environment + "\n");
  }

  @Test
  void theOneOnThePathIsTakenWhereSparkHomeDoesNotFit() throws Exception {
    Path spark = project.sparkHome("3.5.5", "2.12.18");
    project.with("SPARK_HOME", folder.resolve("nowhere").toString());
    project.with("PATH", spark + "/bin:" + folder.resolve("bin"));
    Outcome outcome = project.run("standalone.sh", "--print", "--master", MASTER);
    assertThat(words(outcome)).startsWith(spark + "/bin/spark-submit", "--master", MASTER);
    assertThat(outcome.err()).contains("nowhere/bin/spark-submit").contains("No such file");
  }

  @Test
  void standaloneAsksForItsMaster() throws Exception {
    Outcome outcome = project.run("standalone.sh", "TrainJob", "--input", "x");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("Expected --master spark://HOST:PORT first, was: TrainJob --input x");
  }

  @Test
  void aHostWithoutNativeLibrariesIsRefusedBeforeTheBuild() throws Exception {
    project.jdk("17.0.1", "riscv64", "Linux").maven("3.9.1");
    Outcome outcome = project.run("local.sh", "--input", "x");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("was os.arch = riscv64,os.name = Linux: ND4J has no native libraries")
        .doesNotContain("mvn");
  }

  @ParameterizedTest
  @CsvSource({
    "linux-x86_64, amd64, Linux",
    "linux-arm64, aarch64, Linux",
    "macosx-x86_64, x86_64, Mac OS X",
    "macosx-arm64, aarch64, Mac OS X",
    "windows-x86_64, amd64, Windows 11"
  })
  void aMissingBuildIsMadeForWhatJavaRunsOn(String platform, String arch, String system)
      throws Exception {
    project.jdk("17.0.1", arch, system).maven("3.8.7").withJar(1 << 20);
    project.with("SPARK_HOME", project.sparkHome("3.5.5", "2.12.18").toString());

    Outcome outcome = project.run("local.sh", "--input", "x y");
    assertThat(outcome.err())
        .contains("Building " + project.root() + "/target for " + platform)
        .contains("mvn -q -B -DskipTests -Djavacpp.platform=" + platform + " package");
    assertThat(outcome.out()).startsWith("<--master>").endsWith("<--input>\n<x y>\n");
  }

  @Test
  void aBuildForAnotherPlatformIsRefusedUntilItIsMadeAgain() throws Exception {
    project.jdk("17.0.1", "amd64", "Linux").maven("3.9.1").built("linux-arm64");
    Outcome outcome = project.run("local.sh", "--input", "x");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            project.jar()
                + " is for another platform than linux-x86_64:"
                + " submit/build.sh --again builds for this one.\n");

    assertThat(project.run("build.sh", "--again").err())
        .contains("mvn -q -B -DskipTests -Djavacpp.platform=linux-x86_64 package");
  }

  @Test
  void theExitCodeOfTheJobPassesThrough() throws Exception {
    project.java("17.0.1").built();
    project.with("SPARK_HOME", project.sparkHome("3.5.5", "2.12.18").toString());
    assertThat(project.run("local.sh", "--input", "x").exitCode()).isEqualTo(7);
    assertThat(project.run("standalone.sh", "--master", MASTER).exitCode()).isEqualTo(7);

    Outcome sample = project.run("local.sh");
    assertThat(sample.exitCode()).isEqualTo(7);
    assertThat(sample.err())
        .contains("java -cp " + project.jar() + " recommender.sample.SampleRatings " + sample())
        .doesNotContain("Next");
  }

  @Test
  void theSampleIsReusedAndTheNextCommandShown() throws Exception {
    project.built().java("17.0.1");
    Path spark = project.sparkHome("3.5.5", "2.12.18");
    Path submit = spark.resolve("bin/spark-submit");
    Files.writeString(submit, Files.readString(submit).replace("exit 7", "exit 0"));
    project.with("SPARK_HOME", spark.toString());
    Files.createDirectories(project.root().resolve("target/sample"));
    Files.createFile(Path.of(sample()));
    Files.createFile(Path.of(sample()).resolveSibling("movies.csv"));

    Outcome outcome = project.run("local.sh");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .isEqualTo(
            """
            Next: lists for everybody, the model for other programs, ratings of your own
              %1$s RecommendJob --run target/recommender --input %2$s --output target/lists
              %1$s ExportJob --run target/recommender --output target/model.onnx
              %1$s --input PATH/ratings.csv
            """
                .formatted(project.root() + "/submit/local.sh", sample()));
  }

  @Test
  void withoutAJdk17ItSaysHowToGetOne() throws Exception {
    assertRefused("java is missing: expected a JDK 17 at java.\n");
    project.java("11.0.2");
    assertRefused("java: expected Java 17, was openjdk version \"11.0.2\".\n");
    project.java("17.0.1");
    assertRefused("javac is missing: expected a JDK 17, was a Java that compiles nothing (java).");
    project.with("JAVA_HOME", folder + "/no jdk");
    assertRefused("java is missing: expected a JDK 17 at " + folder + "/no jdk/bin/java.\n");
  }

  private void assertRefused(String start) throws Exception {
    Outcome outcome = project.run("build.sh");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith(start)
        .contains("apt-get install openjdk-17-jdk-headless (Debian, Ubuntu)")
        .contains("dnf install java-17-openjdk-devel (Red Hat, Fedora)")
        .contains("brew install openjdk@17 (macOS");
  }

  @Test
  void aJavaWithoutACompilerRunsWhatIsBuilt() throws Exception {
    project.java("17.0.1").built();
    assertThat(project.run("build.sh")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void aMissingOrOlderArchiveOfClassesIsMadeByAJobOnTheSparkOfTheBuild() throws Exception {
    project.built().javaThatRuns();
    Files.delete(project.classArchive());
    Outcome made = project.run("build.sh");
    assertThat(made.err()).startsWith("Archiving the classes of a short job");
    assertThat(project.classArchive()).content().isEqualTo("classes\n");
    assertThat(project.root().resolve("target/archive")).doesNotExist();

    assertThat(project.run("build.sh")).isEqualTo(new Outcome(0, "", ""));
    assertThat(project.classArchive().toFile().setLastModified(1_000_000_000_000L)).isTrue();
    assertThat(project.run("build.sh").err()).startsWith("Archiving");
  }

  @Test
  void anArchiveOfClassesThatCannotBeMadeIsNotTriedAgain() throws Exception {
    project.built().java("17.0.1");
    Files.delete(project.classArchive());
    assertThat(project.run("build.sh").exitCode()).isZero();
    assertThat(project.classArchive()).isEmptyFile();
    assertThat(project.run("build.sh")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void anotherSparkHasNoArchiveOfClasses() throws Exception {
    project.built().java("17.0.1").with("SPARK_HOME", "/other spark");
    Files.delete(project.classArchive());
    assertThat(project.run("build.sh")).isEqualTo(new Outcome(0, "", ""));
    assertThat(project.classArchive()).doesNotExist();
  }

  @Test
  void theSparkOfTheBuildUsesTheArchiveOfClasses() throws Exception {
    project.built().javaThatRuns();
    assertThat(project.run("spark-submit", "x").out()).isEqualTo("<-cp>\n<jars>\n");
    Files.writeString(project.classArchive(), "classes");
    assertThat(project.run("spark-submit", "x").out())
        .isEqualTo(
            "<-XX:SharedArchiveFile=%s>\n<-Xlog:cds*=off>\n<-cp>\n<jars>\n"
                .formatted(project.classArchive()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-javaagent:metrics.jar",
        "-agentlib:jdwp",
        "-XX:StartFlightRecording=duration=1m"
      })
  void noArchiveOfClassesBesideWhatAsksForThem(String option) throws Exception {
    project.javaThatRuns().built().with("JAVA_TOOL_OPTIONS", option);
    Files.writeString(project.classArchive(), "classes");
    assertThat(project.run("spark-submit", "x").out()).isEqualTo("<-cp>\n<jars>\n");
  }

  @Test
  void sourcesNewerThanTheBuildAreMentioned() throws Exception {
    project.java("17.0.1").built();
    assertThat(project.run("build.sh").err()).isEmpty();
    assertThat(project.root().resolve("pom.xml").toFile().setLastModified(4_000_000_000_000L))
        .isTrue();
    assertThat(project.run("build.sh").err())
        .isEqualTo("Sources are newer than target/: submit/build.sh --again builds them.\n");
  }

  private Outcome print(String arguments) throws Exception {
    return project.run("local.sh", ("--print " + arguments).trim().split(" "));
  }

  /** The printed command as a shell reads it back. */
  private List<String> words(Outcome printed) throws Exception {
    assertThat(printed.exitCode()).as(printed.err()).isZero();
    Path script = folder.resolve("bin/words");
    Files.writeString(script, "printf '%s\\n' " + printed.out());
    Process bash = new ProcessBuilder("bash", script.toString()).start();
    return List.of(new String(bash.getInputStream().readAllBytes()).split("\n"));
  }

  private String sample() {
    return project.root() + "/target/sample/ratings.csv";
  }
}
