package recommender.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;

/** File of ONNX in onnxruntime. The only class that needs onnxruntime, which may be absent. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final Path file;
  private final OrtSession session;

  /**
   * A session of a file on this machine.
   *
   * @throws DifferenceException when onnxruntime cannot read it
   */
  OnnxSession(Path file) {
    this.file = file;
    try {
      this.session = environment.createSession(file.toString());
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Its answers.
   *
   * @param ratings [users][columns], at least one user, NaN where there is no rating
   * @return [users][columns]
   * @throws DifferenceException when there are none
   */
  float[][] answers(float[][] ratings) {
    try (OnnxTensor input = OnnxTensor.createTensor(environment, ratings);
        OrtSession.Result result = session.run(Map.of(OnnxExport.RATINGS, input))) {
      return (float[][]) result.get(OnnxExport.SCORES).orElseThrow().getValue();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /** What the file says of itself. */
  Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private DifferenceException failed(OrtException e) {
    return new DifferenceException(
        "%s: expected answers of onnxruntime, was %s".formatted(file, e.getMessage()));
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failed(e);
    }
  }
}
