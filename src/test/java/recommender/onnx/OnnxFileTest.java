package recommender.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.Onnx;

class OnnxFileTest {
  /** Rows of 3 inputs; the file is larger than a length of one byte can say. */
  private static final int WIDTH = 50;

  @TempDir Path folder;

  @Test
  void weightsAreInTheFileWhereTheyFit() throws IOException {
    write(OnnxFile.MOST_BYTES);
    assertThat(Listing.of(folder)).containsExactly("m.onnx");
    assertThat(answers()).containsExactly(expected());
  }

  @Test
  void tooManyWeightsAreInAFileOfTheirOwn() throws IOException {
    write(3 * WIDTH * Float.BYTES);
    assertThat(Listing.of(folder)).containsExactly("m.onnx", "m.onnx.data");
    assertThat(Files.size(folder.resolve("m.onnx.data"))).isEqualTo(2 * 4096);
    assertThat(answers()).containsExactly(expected());
  }

  @Test
  void theFileSaysWhatItIs() throws IOException, OrtException {
    write(OnnxFile.MOST_BYTES);
    try (OrtSession session =
        OrtEnvironment.getEnvironment().createSession(folder.resolve("m.onnx").toString())) {
      assertThat(session.getMetadata().getProducerName()).isEqualTo("me");
      assertThat(session.getMetadata().getCustomMetadata()).isEqualTo(Map.of("run", "7"));
    }
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("m.onnx")));
    assertThat(proto.getProducerVersion()).isEqualTo("2");
    assertThat(proto.getGraph().getInitializer(0).getDocString()).isEqualTo("meaning");
  }

  private void write(long mostBytes) throws IOException {
    OnnxGraph graph = new OnnxGraph("test");
    Value x = graph.input("x", "batch", 3);
    Value matrix = graph.weights(new Weights("w", "meaning", List.of(3, WIDTH), OnnxFileTest::row));
    Value vector = graph.weights(Weights.vector("v", "more", new float[WIDTH]));
    graph.output(graph.node("Gemm", x, matrix, vector), "y", "batch", WIDTH);
    new OnnxFile(new OnnxModel(graph, "me", "2", Map.of("run", "7")), "m.onnx", mostBytes)
        .write(name -> Files.newOutputStream(folder.resolve(name)));
  }

  private float[] answers() {
    return Onnx.run(folder.resolve("m.onnx"), new float[] {1, 10, 100})[0];
  }

  private static float[] row(int row) {
    float[] values = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      values[i] = row + i;
    }
    return values;
  }

  /** i + 10 (i + 1) + 100 (i + 2). */
  private static float[] expected() {
    float[] expected = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      expected[i] = 111 * i + 210;
    }
    return expected;
  }
}
