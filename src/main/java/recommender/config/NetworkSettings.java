package recommender.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Section {@code network}: the architecture of the autoencoder.
 *
 * @param objective what it is trained for
 * @param givenType the kind of network; empty to take what suits the objective
 * @param positives which ratings make an item a positive, of a network that ranks
 * @param givenVectors whose ratings are a vector: those of a user or, with users and items
 *     exchanged, of an item; empty to take what suits
 * @param givenColumns users at most who are columns where vectors are those of items, at least 2;
 *     empty for as many as memory allows, up to a limit
 * @param hidden sizes of the hidden layers, each at least 1; at least one layer
 * @param activation of the hidden layers
 * @param outputActivation of the output layer
 * @param outputOffset whether the output layer has an offset for each item
 * @param weights distribution of the first weights
 * @param initialOffset first value of every offset
 * @param centring what is subtracted from ratings before the network
 * @param inputScaling how the ratings fed in are scaled by the length of the profile
 * @param givenIndicator value of a second input for each item that was rated, at least 0 and before
 *     scaling; 0 for no second input, empty to take what suits the vectors
 * @param l2 coefficient of |W|² in the loss (its gradient is 2·l2·w), at least 0; offsets have
 *     none; empty to derive it from the number of train ratings
 * @param l2Factor what is then divided by the root of that number, above 0
 * @param codeDropout share of the code layer's units dropped in training, in [0, 1)
 * @param tied whether the decoder uses the encoder's weights, transposed; {@code hidden} then reads
 *     the same in both directions
 */
public record NetworkSettings(
    Objective objective,
    Optional<NetworkType> givenType,
    Positives positives,
    Optional<VectorsOf> givenVectors,
    OptionalInt givenColumns,
    List<Integer> hidden,
    Activation activation,
    Activation outputActivation,
    boolean outputOffset,
    Weights weights,
    double initialOffset,
    Centring centring,
    InputScaling inputScaling,
    OptionalDouble givenIndicator,
    OptionalDouble l2,
    double l2Factor,
    double codeDropout,
    boolean tied) {
  private static final String L2 = "network.l2";
  private static final String L2_EXPECTED =
      "a number of at least 0, or auto, or auto(FACTOR) with a number above 0";
  private static final Pattern AUTO = Pattern.compile("auto\\(\\s*([0-9]+(?:\\.[0-9]+)?)\\s*\\)");
  private static final double AUTO_L2 = 0.2;
  private static final int MOST_COLUMNS = 50_000;
  private static final double USER_INDICATOR = 0.6;
  private static final double ITEM_INDICATOR = 1;

  /**
   * @param input whether it has ratings
   */
  static NetworkSettings read(SettingsReader in, InputSettings input) {
    Objective objective = in.choice("network.objective", Objective.class);
    Optional<NetworkType> type = in.choiceOrAuto("network.type", NetworkType.class);
    demandObjective(in, objective, type, input);
    if (objective == Objective.RANKING) {
      demandRanking(in);
    }
    Optional<VectorsOf> vectors = vectors(in);
    List<Integer> hidden = hidden(in);
    return new NetworkSettings(
        objective,
        type,
        in.choice("network.positives", Positives.class),
        vectors,
        in.wholeOrAuto("network.columns", 2),
        hidden,
        in.choice("network.activation", Activation.class),
        in.choice("network.output-activation", Activation.class),
        in.flag("network.output-offset"),
        weights(in),
        in.number("network.initial-offset", x -> true, "a number"),
        in.choice("network.centring", Centring.class),
        in.choice("network.input-scaling", InputScaling.class),
        in.numberOrAuto("network.input-indicator", x -> x >= 0, "a number of at least 0, or auto"),
        l2(in),
        l2Factor(in),
        in.number("network.code-dropout", x -> x >= 0 && x < 1, "a number in [0, 1)"),
        tied(in, hidden));
  }

  /**
   * The kind of network: to rank a network beside a shallow one, where that fits, unless another is
   * given.
   */
  public NetworkType type() {
    return givenType.orElse(
        objective == Objective.RANKING ? NetworkType.FUSED : NetworkType.AUTOENCODER);
  }

  /** Index in {@link #hidden} of the code layer: the middle one, the earlier of two middle ones. */
  public int codeLayer() {
    return (hidden.size() - 1) / 2;
  }

  /**
   * Coefficient of |W|² in the loss: the one that is set, or the factor / √(train ratings).
   *
   * @param ratings trained on, at least 1
   */
  public double l2(long ratings) {
    return l2.orElse(l2Factor / Math.sqrt(ratings));
  }

  /** Whose ratings are a vector: of items, unless those of users are given. */
  public VectorsOf vectors() {
    return givenVectors.orElse(VectorsOf.ITEM);
  }

  /**
   * Users at most who are columns where vectors are those of items, if there is memory for them.
   */
  public int columns() {
    return givenColumns.orElse(MOST_COLUMNS);
  }

  /** Value of the second input of a rated item: the one that is set, or what suits the vectors. */
  public double inputIndicator() {
    return givenIndicator.orElse(vectors() == VectorsOf.ITEM ? ITEM_INDICATOR : USER_INDICATOR);
  }

  /** Inputs of the network for each item. */
  public int inputChannels() {
    return inputIndicator() > 0 ? 2 : 1;
  }

  /**
   * Whether outputs of item vectors are averaged with ridge regression: where they have weights of
   * their own, and the item's offset need not be learned as well.
   */
  public boolean averagesOutputs() {
    return vectors() == VectorsOf.ITEM && !tied && isCentredByItem();
  }

  /** Whether global mean and offset of the item are none of the network's business. */
  public boolean isCentredByItem() {
    return centring.usesMean() && centring.usesItem();
  }

  /** Refuses an objective that the data or a closed form cannot have. */
  private static void demandObjective(
      SettingsReader in, Objective objective, Optional<NetworkType> type, InputSettings input) {
    if (!input.hasRatings() && objective != Objective.RANKING) {
      in.refuse("network.objective", "ranking, as input.columns.rating is none", objective);
    }
    type.filter(each -> each != NetworkType.AUTOENCODER && objective != Objective.RANKING)
        .ifPresent(
            each ->
                in.refuse(
                    "network.objective",
                    "ranking, as network.type is %s (beside a rating network: ranking.network.type)"
                        .formatted(Names.kebab(each)),
                    objective));
  }

  /** A softmax over items of users, and nothing that belongs to predicted ratings. */
  private static void demandRanking(SettingsReader in) {
    demand(in, "network.vectors", "user");
    demand(in, "network.output-activation", "identity");
    demand(in, "network.centring", "none");
    demand(in, "network.tied", "false");
    demand(in, "training.refeed", "false");
    demand(in, "training.noise", "none");
  }

  private static void demand(SettingsReader in, String key, String only) {
    String expected = only + ", as network.objective is ranking";
    String text = in.text(key, expected);
    if (!text.isEmpty() && !text.equalsIgnoreCase(only)) {
      in.refuse(key, expected, only);
    }
  }

  /** On a code that is put through another function than the identity nobody can be folded in. */
  private static Optional<VectorsOf> vectors(SettingsReader in) {
    Optional<VectorsOf> vectors = in.choiceOrAuto("network.vectors", VectorsOf.class);
    if (in.text("network.output-activation", "").equalsIgnoreCase("identity")) {
      return vectors;
    }
    return vectors.equals(Optional.of(VectorsOf.ITEM))
        ? in.refuse(
            "network.vectors", "user, as network.output-activation is not identity", vectors)
        : Optional.of(VectorsOf.USER);
  }

  private static OptionalDouble l2(SettingsReader in) {
    return AUTO.matcher(in.text(L2, L2_EXPECTED)).matches()
        ? OptionalDouble.empty()
        : in.numberOrAuto(L2, x -> x >= 0, L2_EXPECTED);
  }

  private static double l2Factor(SettingsReader in) {
    Matcher auto = AUTO.matcher(in.text(L2, L2_EXPECTED));
    if (!auto.matches()) {
      return AUTO_L2;
    }
    double factor = Double.parseDouble(auto.group(1));
    return factor > 0 ? factor : in.refuse(L2, L2_EXPECTED, AUTO_L2);
  }

  private static boolean tied(SettingsReader in, List<Integer> hidden) {
    List<Integer> reversed = new ArrayList<>(hidden);
    Collections.reverse(reversed);
    String expected = "false, or a network.hidden that reads the same in both directions";
    return in.flag("network.tied")
        && (reversed.equals(hidden) || in.refuse("network.tied", expected, false));
  }

  private static Weights weights(SettingsReader in) {
    String text = in.text("network.weights", Weights.EXPECTED);
    return text.isEmpty()
        ? Weights.XAVIER
        : Weights.parse(text)
            .orElseGet(() -> in.refuse("network.weights", Weights.EXPECTED, Weights.XAVIER));
  }

  private static List<Integer> hidden(SettingsReader in) {
    String expected = "a list of layer sizes, each at least 1, such as [256, 128, 256]";
    List<Integer> sizes = new ArrayList<>();
    try {
      in.texts("network.hidden", expected).forEach(size -> sizes.add(Integer.valueOf(size)));
    } catch (NumberFormatException e) {
      return in.refuse("network.hidden", expected, List.of(1));
    }
    return sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)
        ? in.refuse("network.hidden", expected, List.of(1))
        : List.copyOf(sizes);
  }
}
