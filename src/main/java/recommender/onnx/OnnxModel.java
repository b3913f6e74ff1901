package recommender.onnx;

import java.util.Map;
import onnx.Onnx.ModelProto;

/**
 * Graph with what is said about it.
 *
 * @param producer name of the program that made it
 * @param version of that program
 * @param metadata texts by key
 */
public record OnnxModel(
    OnnxGraph graph, String producer, String version, Map<String, String> metadata) {
  /** Version of the format of the file, of the year of {@link OnnxGraph#OPERATORS}. */
  private static final int FORMAT = 8;

  /** All but the graph. */
  ModelProto proto() {
    ModelProto.Builder proto =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName(producer)
            .setProducerVersion(version);
    proto.addOpsetImportBuilder().setVersion(OnnxGraph.OPERATORS);
    metadata.forEach((key, value) -> proto.addMetadataPropsBuilder().setKey(key).setValue(value));
    return proto.build();
  }
}
