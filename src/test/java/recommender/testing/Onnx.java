package recommender.testing;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import recommender.onnx.OnnxFile;
import recommender.onnx.OnnxGraph;
import recommender.onnx.OnnxModel;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

/** Graphs and files of ONNX in onnxruntime. */
public final class Onnx {
  private Onnx() {}

  /** What is added to a graph whose only input is a matrix. */
  public interface Nodes {
    /** Adds nodes that make a matrix. */
    Value add(OnnxGraph graph, Value input);
  }

  /**
   * What nodes make of a matrix.
   *
   * @param width of what they make
   */
  public static float[][] run(Nodes nodes, int width, float[]... input) {
    OnnxGraph graph = new OnnxGraph("test");
    Value matrix = graph.input("in", "rows", input[0].length);
    graph.output(nodes.add(graph, matrix), "out", "rows", width);
    try {
      Path folder = Files.createTempDirectory("onnx");
      new OnnxFile(new OnnxModel(graph, "test", "1", Map.of()), "test.onnx")
          .write(name -> Files.newOutputStream(folder.resolve(name)));
      float[][] output = run(folder.resolve("test.onnx"), input);
      Files.delete(folder.resolve("test.onnx"));
      Files.delete(folder);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file of one input and one output makes of a matrix. */
  public static float[][] run(Path file, float[]... input) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, input);
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ratings of users as a matrix, NaN where there is none. */
  public static float[][] dense(List<UserVector> users, int items) {
    float[][] ratings =
        Stream.generate(() -> new float[items]).limit(users.size()).toArray(float[][]::new);
    for (int user = 0; user < ratings.length; user++) {
      Arrays.fill(ratings[user], Float.NaN);
      for (int i = 0; i < users.get(user).size(); i++) {
        ratings[user][users.get(user).columns()[i]] = users.get(user).ratings()[i];
      }
    }
    return ratings;
  }
}
