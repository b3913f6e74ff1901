package recommender;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import recommender.experiment.Learners;
import recommender.model.ModelLoader;
import recommender.model.Recommender;

/** Holds who may import what; a new package has to find its place in {@link #ORDER}. */
class ArchitectureTest {
  /** The order in which a rating travels: a package imports those before it. */
  static final List<String> ORDER =
      List.of(
          "config",
          "text",
          "ratings",
          "split",
          "baseline",
          "vectors",
          "onnx",
          "kernel",
          "optimizer",
          "network",
          "model",
          "memory",
          "training",
          "evaluation",
          "report",
          "learner",
          "autoencoder",
          "ease",
          "fused",
          "repository",
          "experiment",
          "quality",
          "recommendation",
          "promotion",
          "tracking",
          "export",
          "search",
          "ml",
          "job");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeJars())
          .importUrl(Recommender.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void everyPackageHasAPlace() {
    Set<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.isEmpty())
            .map(name -> name.replaceFirst("^recommender\\.", ""))
            .collect(Collectors.toSet());
    assertThat(packages)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(ORDER.stream(), Stream.of("sample")).toList());
  }

  @Test
  void thePageOnDevelopmentHasThemInThisOrder() throws IOException {
    assertThat(
            Files.readAllLines(Path.of("src/site/markdown/development.md")).stream()
                .filter(line -> line.matches("\\| `\\w+` \\|.*"))
                .map(line -> line.replaceFirst("\\| `(\\w+)`.*", "$1")))
        .containsExactlyElementsOf(ORDER);
  }

  @ParameterizedTest
  @FieldSource("ORDER")
  void aPackageImportsOnlyThoseBeforeIt(String name) {
    String[] others =
        Stream.concat(ORDER.stream().skip(ORDER.indexOf(name) + 1L), Stream.of("sample"))
            .map(ArchitectureTest::ours)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void theSampleImportsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(ours("sample"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ORDER.stream().map(ArchitectureTest::ours).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void aConsumerOfTheModelNeedsNeitherSparkNorTheRestOfUs() {
    noClasses()
        .that()
        .resideInAPackage(ours("model"))
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", "org.deeplearning4j.spark..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ours("model"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ours("ratings"), ours("split"))
        .check(CLASSES);
  }

  @Test
  void aKindOfModelIsReadBackWithoutSpark() {
    noClasses()
        .that()
        .implement(ModelLoader.class)
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", "org.deeplearning4j.spark..")
        .check(CLASSES);
  }

  @Test
  void nobodyButTheFactoryOfLearnersKnowsTheKindsOfModels() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ours("ease"))
        .and()
        .doNotHaveFullyQualifiedName(Learners.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ours("ease"))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ours("fused"))
        .and()
        .doNotHaveFullyQualifiedName(Learners.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ours("fused"))
        .check(CLASSES);
    // A search is one of settings of networks that are trained in epochs.
    noClasses()
        .that()
        .resideOutsideOfPackages(ours("autoencoder"), ours("search"))
        .and()
        .doNotHaveFullyQualifiedName(Learners.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ours("autoencoder"))
        .check(CLASSES);
  }

  @Test
  void onlyWhatHandlesNetworksKnowsDl4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(
                    "vectors",
                    "onnx",
                    "kernel",
                    "optimizer",
                    "network",
                    "model",
                    "training",
                    "evaluation",
                    "learner",
                    "autoencoder",
                    "ease",
                    "fused",
                    "experiment",
                    "recommendation",
                    "search",
                    "ml",
                    "job")
                .map(ArchitectureTest::ours)
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
        .check(CLASSES);
  }

  @Test
  void onlyTrainingKnowsDl4jOnSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ours("training"))
        .and()
        .haveNameNotMatching("recommender\\.job\\.(Registrator|SparkSessions)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j.spark..", "org.nd4j.kryo..")
        .check(CLASSES);
  }

  @Test
  void theUnnamedPackageHoldsJobsOnly() {
    classes().that().resideInAPackage("").should().haveSimpleNameEndingWith("Job").check(CLASSES);
  }

  private static String ours(String name) {
    return "recommender." + name + "..";
  }
}
