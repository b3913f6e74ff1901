package recommender.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.onnx.OnnxFile;
import recommender.onnx.OnnxGraph;
import recommender.onnx.OnnxModel;
import recommender.onnx.Value;
import recommender.testing.Program;

/** The example of the page on exports, compiled as it stands there, and run. */
class ExportExampleTest {
  private static final int ITEMS = 9334;

  @TempDir Path folder;

  /** The file answers with twice the ratings, and 7 where there is none. */
  @Test
  void theExampleCompilesAndRuns() throws Exception {
    OnnxGraph graph = new OnnxGraph("test");
    Value ratings = graph.input(OnnxExport.RATINGS, "batch", ITEMS);
    Value doubled = graph.node("Add", ratings, ratings);
    Value answers = graph.node("Where", graph.node("IsNaN", ratings), graph.number(7), doubled);
    graph.output(answers, OnnxExport.SCORES, "batch", ITEMS);
    new OnnxFile(new OnnxModel(graph, "me", "1", Map.of()), "model.onnx")
        .write(name -> Files.newOutputStream(folder.resolve(name)));
    String example = example().replace("model.onnx", folder.resolve("model.onnx").toString());
    Program program = new Program("import ai.onnxruntime.*; import java.util.*;", example);
    assertThat(program.output(folder)).isEqualToIgnoringNewLines("7.0");
  }

  private static String example() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/site/markdown/export.md")).stream()
            .dropWhile(line -> !line.startsWith("    float[] user"))
            .takeWhile(line -> !line.isEmpty())
            .toList();
    assertThat(lines).hasSize(10);
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
