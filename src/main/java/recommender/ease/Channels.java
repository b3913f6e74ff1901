package recommender.ease;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import recommender.config.EaseChannels;
import recommender.config.PositiveTargets;
import recommender.config.RatingScale;
import recommender.config.Targets;
import recommender.onnx.Attribute;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.vectors.UserVector;

/**
 * Channels of the inputs of EASE: to which of them a rating belongs.
 *
 * <p>An item has a place for each channel, those of an item beside each other: item · channels +
 * channel. Popular items have the first places.
 *
 * @param bounds the lowest rating of each channel, highest first; the first channel has the
 *     positives
 */
record Channels(List<PositiveTargets> bounds) implements Serializable {
  private static final double QUARTER = 0.25;

  /**
   * The channels of a choice.
   *
   * @param positives the lowest rating of a positive
   * @param middle the lowest rating of the second of three channels
   */
  static Channels of(EaseChannels choice, PositiveTargets positives, double middle) {
    Stream<Double> further =
        switch (choice) {
          case LIKED -> Stream.of();
          case LIKED_DISLIKED -> Stream.of(Double.NEGATIVE_INFINITY);
          case THREE -> Stream.of(middle, Double.NEGATIVE_INFINITY);
        };
    return new Channels(
        Stream.concat(Stream.of(positives), further.map(Targets::ranking)).toList());
  }

  /** A quarter of the scale's width below the positives: one step of a scale from 1 to 5. */
  static double middle(PositiveTargets positives, RatingScale scale) {
    return positives.from() - QUARTER * (scale.max() - scale.min());
  }

  /** Number of channels, which is that of the places of an item. */
  int count() {
    return bounds.size();
  }

  /** The places of a user's ratings, ascending; those that belong to no channel have none. */
  int[] places(UserVector user) {
    int[] places = new int[user.size()];
    int size = 0;
    for (int i = 0; i < places.length; i++) {
      int channel = channel(user.ratings()[i]);
      if (channel < count()) {
        places[size++] = user.columns()[i] * count() + channel;
      }
    }
    return Arrays.copyOf(places, size);
  }

  /**
   * Adds the inputs of users to a graph.
   *
   * @param ratings [users × items], NaN where there is none
   * @return 1 at the places of a user's ratings, else 0 [users × places]
   */
  Value inputs(OnnxGraph graph, Value ratings) {
    List<Value> channels = new ArrayList<>();
    Value taken = graph.number(0);
    for (PositiveTargets bound : bounds) {
      Value reached = graph.node("Max", taken, graph.isAtLeast(ratings, (float) bound.from()));
      Value own = graph.node("Sub", reached, taken);
      channels.add(graph.node("Unsqueeze", own, graph.wholeNumbers(2)));
      taken = reached;
    }
    List<Attribute> beside = List.of(Attribute.of("axis", 2));
    Value places = graph.node("Concat", beside, channels.toArray(Value[]::new));
    return graph.node("Flatten", List.of(Attribute.of("axis", 1)), places);
  }

  private int channel(float rating) {
    int channel = 0;
    while (channel < count() && !bounds.get(channel).isPositive(rating)) {
      channel++;
    }
    return channel;
  }

  /** Of some places of a user those in the first channel. */
  int likes(int[] places) {
    int likes = 0;
    for (int place : places) {
      likes += place % count() == 0 ? 1 : 0;
    }
    return likes;
  }
}
