package recommender.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.baseline.BiasModel;
import recommender.config.Activation;
import recommender.config.Centring;
import recommender.config.CommandLine;
import recommender.config.InputScaling;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.config.Optimizer;
import recommender.config.Settings;
import recommender.config.Targets;
import recommender.config.Weights;
import recommender.ease.EaseWeights;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;

/**
 * A network of three items as a run publishes it.
 *
 * @param what it was made of
 */
record PublishedNetwork(String what, MultiLayerNetwork network, InputTransform transform) {
  static final int ITEMS = 3;

  /** Those of all presets, and every choice that there is for a network. */
  static Stream<PublishedNetwork> all() throws IOException {
    List<PublishedNetwork> all = new ArrayList<>();
    presets().stream()
        .map(
            preset -> of(preset, CommandLine.parse("--input", "none", "--conf", preset).settings()))
        .forEach(all::add);
    Arrays.stream(Activation.values())
        .map(Names::kebab)
        .map(name -> with("network.activation=" + name, "network.output-activation=" + name))
        .forEach(all::add);
    Arrays.stream(Optimizer.values())
        .map(Names::kebab)
        .map(name -> with("training.optimizer=" + name))
        .forEach(all::add);
    Arrays.stream(Weights.Kind.values())
        .map(Names::kebab)
        .map(name -> with("network.weights=" + name + "(0.1)"))
        .forEach(all::add);
    Stream.of(
            "network.code-dropout=0.3",
            "network.l2=0",
            "network.output-offset=false",
            "network.input-indicator=1",
            "network.initial-offset=0.1",
            "network.vectors=item",
            "network.tied=true")
        .map(PublishedNetwork::with)
        .forEach(all::add);
    return all.stream();
  }

  /** Those that {@code submit/local.sh --conf} can be given. */
  private static List<String> presets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("conf"))) {
      return files
          .map(Path::toString)
          .filter(name -> name.endsWith(".conf"))
          .filter(name -> !name.contains("spark-") && !name.endsWith("search.conf"))
          .sorted()
          .toList();
    }
  }

  /**
   * A plain one with hidden layers of 4, 2 and 4 units, with some changes.
   *
   * @param changes such as {@code network.tied=true}
   */
  static PublishedNetwork with(String... changes) {
    String[] all =
        Stream.concat(Stream.of("network.hidden=[4,2,4]"), Arrays.stream(changes))
            .toArray(String[]::new);
    return of(String.join(" ", changes), TestSettings.plain(all));
  }

  private static PublishedNetwork of(String what, Settings settings) {
    double indicator = settings.network().inputIndicator();
    InputTransform transform =
        new InputTransform(
            BiasModel.ofOffsets(3, new double[ITEMS]),
            Targets.RATING,
            Centring.NONE,
            InputScaling.NONE,
            settings.network().type() == NetworkType.SHALLOW ? 0 : indicator);
    return new PublishedNetwork(what, network(settings), transform);
  }

  private static MultiLayerNetwork network(Settings settings) {
    if (settings.network().type() == NetworkType.SHALLOW) {
      return shallow(1);
    }
    Autoencoder autoencoder = new Autoencoder(settings.network(), settings.training(), ITEMS, 100);
    return autoencoder.published(autoencoder.fresh());
  }

  /** EASE's, without weights. */
  static MultiLayerNetwork shallow(int channels) {
    INDArray array = Nd4j.zeros(DataType.FLOAT, 1, (long) ITEMS * channels * ITEMS);
    return new EaseWeights(array, ITEMS, channels).published();
  }

  /** Its configuration as it stands in the file. */
  String json() {
    return network.getLayerWiseConfigurations().toJson();
  }

  /** Its parameters as they stand in the file. */
  byte[] coefficients() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Nd4j.write(bytes, network.params());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The file. */
  byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(network, bytes, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return what;
  }
}
