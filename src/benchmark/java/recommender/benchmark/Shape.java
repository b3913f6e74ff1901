package recommender.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import recommender.config.Activation;
import recommender.config.Objective;
import recommender.config.Optimizer;

/**
 * Shape of a benchmark: sizes of the ratings and of the network trained on them.
 *
 * @param name as the command line has it
 */
record Shape(String name, Data data, Net net) {

  /**
   * Sizes of the ratings.
   *
   * @param items width of the vectors
   * @param users of an epoch
   * @param denseUsers of an epoch of the dense contenders: fewer where a dense epoch takes a minute
   * @param each ratings of every user
   */
  record Data(int items, int users, int denseUsers, int each) {
    static Data of(int items, int users, int each) {
      return new Data(items, users, users, each);
    }
  }

  /**
   * Sizes of the network, and its training.
   *
   * @param hidden sizes of the hidden layers
   * @param batch users in a mini-batch
   * @param objective what it is trained for; all ratings are positives where it ranks
   */
  record Net(
      List<Integer> hidden,
      Activation activation,
      Optimizer optimizer,
      int batch,
      Objective objective) {
    Net(List<Integer> hidden, Activation activation, Optimizer optimizer, int batch) {
      this(hidden, activation, optimizer, batch, Objective.RATING);
    }
  }

  private static final Net AUTOREC = new Net(List.of(500), Activation.SIGMOID, Optimizer.ADAM, 512);
  private static final Net RANKING =
      new Net(List.of(1000), Activation.TANH, Optimizer.ADAM, 128, Objective.RANKING);
  private static final Net PLAIN = new Net(List.of(500), Activation.SIGMOID, Optimizer.SGD, 512);
  private static final List<Integer> DEEP = List.of(512, 512, 1024, 1024, 512, 512);
  private static final List<Integer> WIDE = List.of(1000, 500, 100, 500, 1000);

  private static final List<Shape> ALL =
      List.of(
          new Shape("A", Data.of(3_706, 6_040, 165), AUTOREC),
          new Shape(
              "B", Data.of(9_559, 610, 160), new Net(DEEP, Activation.RELU, Optimizer.ADAM, 64)),
          new Shape("C", new Data(26_744, 4_096, 512, 145), AUTOREC),
          new Shape(
              "D",
              new Data(60_000, 4_096, 256, 150),
              new Net(List.of(512), Activation.SIGMOID, Optimizer.ADAM, 256)),
          new Shape(
              "E",
              Data.of(176_275, 4_096, 150),
              new Net(WIDE, Activation.RELU, Optimizer.SGD, 256)),
          new Shape(
              "E-adam",
              Data.of(176_275, 4_096, 150),
              new Net(WIDE, Activation.RELU, Optimizer.ADAM, 256)),
          new Shape(
              "likes",
              Data.of(26_744, 4_000, 72),
              new Net(List.of(200), Activation.TANH, Optimizer.ADAM, 500, Objective.RANKING)),
          new Shape("likes-10k", Data.of(10_000, 1_280, 72), RANKING),
          new Shape("likes-60k", Data.of(60_000, 1_280, 72), RANKING),
          new Shape("A-default", Data.of(3_706, 6_040, 165), AUTOREC),
          new Shape(
              "B-default",
              Data.of(9_559, 610, 160),
              new Net(DEEP, Activation.RELU, Optimizer.ADAM, 64)),
          new Shape("ratings-x1", Data.of(3_706, 6_040, 165), AUTOREC),
          new Shape("ratings-x2", Data.of(3_706, 6_040, 2 * 165), AUTOREC),
          new Shape("ratings-x4", Data.of(3_706, 6_040, 4 * 165), AUTOREC),
          new Shape("items-x1", Data.of(3_706, 6_040, 165), AUTOREC),
          new Shape("items-x4", Data.of(4 * 3_706, 6_040, 165), AUTOREC),
          new Shape("items-x16", Data.of(16 * 3_706, 6_040, 165), AUTOREC),
          new Shape("items-x1-sgd", Data.of(3_706, 6_040, 165), PLAIN),
          new Shape("items-x4-sgd", Data.of(4 * 3_706, 6_040, 165), PLAIN),
          new Shape("items-x16-sgd", Data.of(16 * 3_706, 6_040, 165), PLAIN));

  /**
   * The shapes that arguments name: {@code growth} is those of both growth curves, no argument A
   * and B.
   *
   * @throws IllegalArgumentException for a name that is none
   */
  static List<Shape> named(List<String> names) {
    List<Shape> shapes = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of("A", "B") : names) {
      List<Shape> found = ALL.stream().filter(shape -> shape.answersTo(name)).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "expected shapes out of %s or growth, was %s".formatted(names(), name));
      }
      shapes.addAll(found);
    }
    return shapes;
  }

  private static String names() {
    return ALL.stream().map(Shape::name).collect(Collectors.joining(", "));
  }

  private boolean answersTo(String name) {
    return this.name.equals(name) || name.equals("growth") && isGrowth();
  }

  /** Whether it belongs to a growth curve. */
  boolean isGrowth() {
    return name.contains("-x");
  }

  /** Whether the job averages by its default rule instead of once an epoch. */
  private boolean isDefault() {
    return name.endsWith("-default");
  }

  /** The setting {@code training.averaging-frequency} of the job. */
  String averaging() {
    return isDefault() ? "auto" : "epoch";
  }

  /** Epochs of a training in the job. */
  int epochs() {
    return isDefault() ? 20 : 2;
  }

  /** Whether dense contenders fit beside the others. */
  boolean isDense() {
    return !isGrowth() && !isDefault() && data.items() <= 60_000;
  }

  /** Whether the network ranks. */
  boolean ranks() {
    return net.objective() == Objective.RANKING;
  }

  /** Parameters of the network. */
  long parameters() {
    long parameters = 0;
    long inputs = data.items();
    for (int size : net.hidden()) {
      parameters += (inputs + 1) * size;
      inputs = size;
    }
    return parameters + (inputs + 1) * data.items();
  }

  /** Mini-batches of an epoch, the last of which may be short. */
  int batches(int users) {
    return (users + net.batch() - 1) / net.batch();
  }
}
