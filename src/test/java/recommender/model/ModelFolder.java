package recommender.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

/** A run folder of three items, with a network whose weights are known. */
record ModelFolder(Path folder) {
  static final double[] OFFSETS = {0.5, -0.5, 0};
  static final String LONG = "int64 item";
  static final String INT = "int32 item";
  static final String STRING = "binary item (STRING)";

  static final String FACTS =
      """
      {"format_version": 1, "objective": "rating", "global_mean": 3.0, "user_shrinkage": 5.0,
       "input_scaling": "none", "centring": "offsets", "rating_min": 0.5, "rating_max": 5.0}
      """;

  /** One linear unit between three items: h = (0.1, 0.2, 0.3) x + 0.2, y = (h, 0.1 − h, 2h). */
  static MultiLayerNetwork network() {
    Settings settings =
        TestSettings.plain(
            "network.hidden=[1]", "network.activation=identity", "network.centring=none");
    Autoencoder autoencoder = new Autoencoder(settings.network(), settings.training(), 3, 100);
    MultiLayerNetwork network = autoencoder.published(autoencoder.fresh());
    network.setParams(
        Nd4j.create(new float[] {0.1f, 0.2f, 0.3f, 0.2f, 1, -1, 2, 0, 0.1f, 0}, 1, 10));
    return network;
  }

  /** A whole run of the given ids. */
  ModelFolder whole(String idType, List<?> ids) {
    network(network());
    file(ModelFiles.FACTS, FACTS);
    items(idType, ids, List.of(0, 1, 2));
    return file(ModelFiles.SUCCESS, "");
  }

  ModelFolder network(MultiLayerNetwork network) {
    try {
      ModelSerializer.writeModel(network, folder.resolve(ModelFiles.NETWORK).toFile(), false);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ModelFolder file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ModelFolder without(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the items in an order of rows that is not that of the columns. */
  ModelFolder items(String idType, List<?> ids, List<Integer> columns) {
    Path file = folder.resolve(ModelFiles.ITEMS);
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message items { optional %s; optional int32 column; optional int64 ratings; optional double offset; }"
                .formatted(idType));
    try {
      Files.deleteIfExists(file);
      try (ParquetWriter<Group> out =
          ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
              .withType(schema)
              .build()) {
        for (int i = ids.size() - 1; i >= 0; i--) {
          out.write(row(schema, ids.get(i), columns.get(i)));
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  org.apache.hadoop.fs.Path path() {
    return new org.apache.hadoop.fs.Path(folder.toUri());
  }

  private static Group row(MessageType schema, Object id, int column) {
    Group row = new SimpleGroup(schema);
    if (id instanceof Long number) {
      row.add("item", number);
    } else if (id instanceof Integer number) {
      row.add("item", number);
    } else {
      row.add("item", (String) id);
    }
    row.add("column", column);
    row.add("ratings", 10L - column);
    row.add("offset", OFFSETS[column]);
    return row;
  }
}
