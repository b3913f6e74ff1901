package recommender.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import recommender.config.CommandLine;
import recommender.config.Settings;

/** Settings that a job would be given to train a shape. */
final class Training {
  /** Learning rate of every contender. */
  static final double RATE = 0.001;

  private Training() {}

  /**
   * The settings of a shape.
   *
   * @param more such as {@code training.epochs=1}
   */
  static Settings of(Shape shape, String... more) {
    Shape.Net net = shape.net();
    List<String> sets = new ArrayList<>();
    sets.add("network.objective=" + name(net.objective()));
    sets.add("network.hidden=" + net.hidden());
    sets.add("network.activation=" + name(net.activation()));
    sets.add("network.l2=0");
    sets.add("network.centring=none");
    sets.add("training.optimizer=" + name(net.optimizer()));
    sets.add("training.learning-rate=" + RATE);
    sets.add("training.batch-size=" + net.batch());
    sets.addAll(List.of(more));
    String sentence =
        sets.stream()
            .map(set -> "--set|" + set)
            .collect(Collectors.joining("|", "--input|none|", ""));
    return CommandLine.parse(sentence.split("\\|")).settings();
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(java.util.Locale.ROOT);
  }
}
