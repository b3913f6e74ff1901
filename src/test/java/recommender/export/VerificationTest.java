package recommender.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.RatingScale;
import recommender.model.ExportableModel;
import recommender.model.ScoreSource;
import recommender.onnx.OnnxFile;
import recommender.onnx.OnnxGraph;
import recommender.onnx.OnnxModel;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

class VerificationTest {
  private static final int ITEMS = 6;

  @TempDir Path folder;

  /** The number of ratings, and of the graph something more. */
  private record Counting(float more) implements ExportableModel {
    @Override
    public ScoreSource source() {
      return ScoreSource.RANKING;
    }

    @Override
    public double[][] answers(List<UserVector> users) {
      double[][] answers = new double[users.size()][ITEMS];
      for (int user = 0; user < answers.length; user++) {
        java.util.Arrays.fill(answers[user], users.get(user).size());
      }
      return answers;
    }

    @Override
    public Value answers(OnnxGraph graph, Value ratings) {
      Value count = graph.node("Add", graph.rowSums(graph.isRated(ratings)), graph.number(more));
      return graph.node("Expand", count, graph.wholeNumbers(1, ITEMS));
    }
  }

  @Test
  void aFileThatAnswersTheSameHasNoDifference() throws IOException {
    assertThat(verification().largestDifference(new Counting(0), file(0))).isZero();
  }

  @Test
  void aFileThatAnswersSomethingElseIsRefused() throws IOException {
    Path other = file(0.5f);
    assertThatThrownBy(() -> verification().largestDifference(new Counting(0), other))
        .isInstanceOf(DifferenceException.class)
        .hasMessage(
            other + ": expected the answers of the run within 1.0E-4, was a difference of 0.5");
    Path noNumber = file(Float.NaN);
    assertThatThrownBy(() -> verification().largestDifference(new Counting(0), noNumber))
        .hasMessageEndingWith("was a difference of NaN");
  }

  @Test
  void whatOnnxruntimeCannotReadIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "broken");
    assertThatThrownBy(() -> verification().largestDifference(new Counting(0), broken))
        .isInstanceOf(DifferenceException.class)
        .hasMessageStartingWith(broken + ": expected answers of onnxruntime, was ");
  }

  @Test
  void theVersionThatIsAskedForIsTheOneTested() {
    assertThat(OrtEnvironment.getEnvironment().getVersion()).isEqualTo(Verification.VERSION);
  }

  @Test
  void whoHasNoOnnxruntimeIsToldHowToGetIt() throws Exception {
    URL[] others =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> !path.contains("onnxruntime"))
            .map(VerificationTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader without =
        new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = without.loadClass(Verification.class.getName());
      assertThatThrownBy(() -> type.getMethod("demandRuntime").invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessage(
              "--verify: expected onnxruntime on the class path, was absent; give spark-submit --packages com.microsoft.onnxruntime:onnxruntime:"
                  + Verification.VERSION);
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Verification verification() {
    return new Verification(new RandomUsers(ITEMS, new RatingScale(1, 5), 1).draw(70), ITEMS);
  }

  private Path file(float more) throws IOException {
    OnnxGraph graph = OnnxExport.graph(new Counting(more), ITEMS);
    new OnnxFile(new OnnxModel(graph, "me", "1", Map.of()), "m" + more + ".onnx")
        .write(name -> Files.newOutputStream(folder.resolve(name)));
    return folder.resolve("m" + more + ".onnx");
  }
}
