package recommender.evaluation;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import recommender.config.RatingScale;
import recommender.vectors.UserVector;

/**
 * Errors of predicted ratings by slices: of users by the number of ratings fed in, of items by that
 * of train ratings, of ratings by their value, and of predictions by theirs.
 */
public final class ErrorSlices implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Slices of the scale, of ratings and of predictions. */
  private static final int VALUES = 10;

  private final RatingScale scale;
  private final SliceErrors[] users = empty(CountBins.SIZE);
  private final SliceErrors[] items = empty(CountBins.SIZE);
  private final SliceErrors[] ratings = empty(VALUES);
  private final SliceErrors[] predictions = empty(VALUES);

  /**
   * Slices without a rating yet.
   *
   * @param scale of predictions
   */
  ErrorSlices(RatingScale scale) {
    this.scale = scale;
  }

  private static SliceErrors[] empty(int size) {
    return Stream.generate(SliceErrors::new).limit(size).toArray(SliceErrors[]::new);
  }

  /**
   * Adds a user.
   *
   * @param predicted beside the held-out ratings, not yet clipped
   */
  void add(HeldOutUser user, double[] predicted, ItemPopularity popularity) {
    UserVector heldOut = user.heldOut();
    for (int i = 0; i < predicted.length; i++) {
      double prediction = scale.clip(predicted[i]);
      double rating = heldOut.ratings()[i];
      users[CountBins.of(user.fed().size())].add(prediction, rating);
      items[CountBins.of(popularity.ratings()[heldOut.columns()[i]])].add(prediction, rating);
      ratings[valueBin(rating)].add(prediction, rating);
      predictions[valueBin(prediction)].add(prediction, rating);
    }
  }

  private int valueBin(double value) {
    double width = scale.max() - scale.min();
    double place = width == 0 ? 0 : (value - scale.min()) / width * VALUES;
    return (int) Math.max(0, Math.min(VALUES - 1, Math.floor(place)));
  }

  /** Adds the slices of other users. */
  void add(ErrorSlices other) {
    add(users, other.users);
    add(items, other.items);
    add(ratings, other.ratings);
    add(predictions, other.predictions);
  }

  private static void add(SliceErrors[] sums, SliceErrors[] others) {
    for (int slice = 0; slice < sums.length; slice++) {
      sums[slice].add(others[slice]);
    }
  }

  /** Errors by the number of ratings that are fed in of the user; no slice is empty. */
  public Map<Slice, SliceErrors> byUserRatings() {
    return byCount(users);
  }

  /** Errors by the number of train ratings of the item; no slice is empty. */
  public Map<Slice, SliceErrors> byPopularity() {
    return byCount(items);
  }

  private static Map<Slice, SliceErrors> byCount(SliceErrors[] slices) {
    Map<Slice, SliceErrors> some = new LinkedHashMap<>();
    for (int bin = 0; bin < slices.length; bin++) {
      if (slices[bin].ratings() > 0) {
        some.put(CountBins.slice(bin), slices[bin]);
      }
    }
    return some;
  }

  /** Errors by the rating, each slice from its lowest to its highest one; no slice is empty. */
  public Map<Slice, SliceErrors> byRating() {
    Map<Slice, SliceErrors> some = new LinkedHashMap<>();
    for (SliceErrors slice : ratings) {
      if (slice.ratings() > 0) {
        some.put(slice.range(), slice);
      }
    }
    return some;
  }

  /** Errors by the prediction, in parts of the scale of equal width; no slice is empty. */
  public Map<Slice, SliceErrors> byPrediction() {
    Map<Slice, SliceErrors> some = new LinkedHashMap<>();
    double width = (scale.max() - scale.min()) / VALUES;
    for (int bin = 0; bin < VALUES; bin++) {
      if (predictions[bin].ratings() > 0) {
        double to = bin == VALUES - 1 ? scale.max() : scale.min() + (bin + 1) * width;
        some.put(new Slice(scale.min() + bin * width, to), predictions[bin]);
      }
    }
    return some;
  }
}
