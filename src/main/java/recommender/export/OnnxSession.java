package recommender.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;

/** File of ONNX in onnxruntime. The only class that needs onnxruntime. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** A session of a file on this machine. */
  OnnxSession(Path file) throws OrtException {
    this.session = environment.createSession(file.toString());
  }

  /**
   * Its answers.
   *
   * @param ratings [users][columns], at least one user, NaN where there is no rating
   * @return [users][columns]
   */
  float[][] answers(float[][] ratings) throws OrtException {
    try (OnnxTensor input = OnnxTensor.createTensor(environment, ratings);
        OrtSession.Result result = session.run(Map.of(OnnxExport.RATINGS, input))) {
      return (float[][]) result.get(OnnxExport.SCORES).orElseThrow().getValue();
    }
  }

  /** What the file says of itself. */
  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
