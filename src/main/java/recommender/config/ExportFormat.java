package recommender.config;

/** What a model is exported as. */
public enum ExportFormat {
  /** A file that runtimes of ONNX answer from. */
  ONNX,
  /** A folder of weights as text. */
  CSV
}
