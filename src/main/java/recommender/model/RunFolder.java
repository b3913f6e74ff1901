package recommender.model;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Objective;
import recommender.network.OptimizerState;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.ItemTable;

/**
 * Files of a published run, as a consumer of the model reads them; every failure is a {@link
 * ModelException} that names folder and file.
 */
record RunFolder(Path folder, Configuration hadoop) {

  void demandWhole() {
    read(
        ModelFiles.SUCCESS,
        file -> {
          if (!files().exists(file)) {
            throw new FileNotFoundException("expected a published run, was a folder without it");
          }
          return file;
        });
  }

  Objective objective() {
    return read(ModelFiles.FACTS, file -> ModelFacts.objective(bytes(file)));
  }

  ModelFacts facts() {
    return read(ModelFiles.FACTS, file -> ModelFacts.read(bytes(file)));
  }

  RankingFacts rankingFacts() {
    return read(ModelFiles.FACTS, file -> RankingFacts.read(bytes(file)));
  }

  /**
   * The baselines.
   *
   * @param items of the run
   */
  BaselineFacts baselines(int items) {
    return read(ModelFiles.BASELINES, file -> BaselineFacts.read(bytes(file), items));
  }

  ItemsFile items() {
    return read(ModelFiles.ITEMS, file -> ItemsFile.read(file, hadoop, ItemTable.ITEM));
  }

  /**
   * The items with their vectors.
   *
   * @param users number of columns that these may have
   */
  ItemsFile itemsWithVectors(int users) {
    return read(
        ModelFiles.ITEMS,
        file -> {
          ItemsFile items = ItemsFile.read(file, hadoop, ItemTable.ITEM);
          items.demandVectors(users);
          return items;
        });
  }

  /**
   * Refuses items whose codes are not those of a network.
   *
   * @param width of its last hidden layer
   */
  void demandCodes(ItemsFile items, int width) {
    read(
        ModelFiles.ITEMS,
        file -> {
          items.demandCodes(width);
          return items;
        });
  }

  /** The users of a run with item vectors. */
  ItemsFile users() {
    return read(ModelFiles.USERS, file -> ItemsFile.read(file, hadoop, ItemTable.USER));
  }

  /**
   * A network with hidden layers.
   *
   * @param name of its file
   * @param transform whose inputs it must have
   * @param columns name of the columns in messages, such as {@code items of items.parquet}
   */
  SparseNetwork network(String name, InputTransform transform, String columns) {
    return read(
        name,
        file -> {
          MultiLayerNetwork network = stock(file, transform.items(), transform.channels(), columns);
          SparseNetwork sparse = SparseNetwork.ofStock(network);
          network.close();
          return sparse;
        });
  }

  /**
   * A network of stock layers.
   *
   * @param name of its file
   * @param items that it must put out
   * @param channels inputs that it must have for each
   * @param columns name of the columns in messages, such as {@code items of items.parquet}
   */
  MultiLayerNetwork stock(String name, int items, int channels, String columns) {
    return read(name, file -> stock(file, items, channels, columns));
  }

  /** The optimiser's state in a file; empty where there is no such file. */
  Optional<OptimizerState> optimizer(String name) {
    return read(
        name,
        file -> {
          if (!files().exists(file)) {
            return Optional.empty();
          }
          try (InputStream in = new BufferedInputStream(files().open(file))) {
            return Optional.of(OptimizerState.read(in, files().getFileStatus(file).getLen()));
          }
        });
  }

  /** What a file says. */
  <T> T text(String name, Parser<T> parser) {
    return read(name, file -> parser.of(bytes(file)));
  }

  /** Refuses a run of an older format, too. */
  void demandThisVersion() {
    text(ModelFiles.FACTS, ModelFacts::version);
  }

  /** The model that ranks. */
  LoadedModel ranking(RankingFacts facts, int items) {
    String columns = "items of " + ModelFiles.ITEMS;
    StockNetworks networks =
        each -> read(each.network(), file -> stock(file, items, each.inputsOfItem(), columns));
    return read(facts.network(), file -> ModelLoader.of(facts.type()).load(facts, items, networks));
  }

  private MultiLayerNetwork stock(Path file, int items, int channels, String columns)
      throws IOException {
    long bytes = files().getFileStatus(file).getLen();
    try (InputStream in = files().open(file)) {
      return new ModelZip(in, bytes).network(items, channels, columns);
    }
  }

  private byte[] bytes(Path file) throws IOException {
    try (InputStream in = files().open(file)) {
      return in.readAllBytes();
    }
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem(hadoop);
  }

  /** Whatever a library throws at a damaged file, checked or not, means that it is damaged. */
  private <T> T read(String name, Content<T> content) {
    try {
      return content.of(new Path(folder, name));
    } catch (ModelException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ModelException(
          "%s: could not read %s (%s); give the folder of a whole run, of this version"
              .formatted(folder, name, reason(e)),
          e);
    }
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null ? name : message.lines().findFirst().orElse(name);
  }

  /** Reader of the bytes of a file. */
  interface Parser<T> {
    T of(byte[] bytes) throws IOException;
  }

  private interface Content<T> {
    T of(Path file) throws IOException;
  }
}
