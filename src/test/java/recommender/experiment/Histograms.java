package recommender.experiment;

import java.util.ArrayList;
import java.util.List;
import recommender.experiment.RatingHistogram.Bin;

/** Histograms of values that are told apart. */
final class Histograms {
  private Histograms() {}

  /** Ratings of ml-latest-small. */
  static RatingHistogram movieLens() {
    return of(
        0.5, 1370, 1, 2811, 1.5, 1791, 2, 7551, 2.5, 5550, 3, 20047, 3.5, 13136, 4, 26818, 4.5,
        8551, 5, 13211);
  }

  /**
   * From value to number.
   *
   * @param pairs values, ascending, each followed by the number of its ratings
   */
  static RatingHistogram of(double... pairs) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      bins.add(new Bin(pairs[i], pairs[i], (long) pairs[i + 1]));
    }
    return new RatingHistogram(bins);
  }

  /** As many ratings of each value of a scale in equal steps. */
  static RatingHistogram even(double from, double to, double step, int each) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step / 2; i++) {
      bins.add(new Bin(from + i * step, from + i * step, each));
    }
    return new RatingHistogram(bins);
  }

  /** Plays: a million divided by the square of the number of plays, up to 1,000. */
  static RatingHistogram plays() {
    List<Bin> bins = new ArrayList<>();
    for (int plays = 1; plays <= 1000; plays++) {
      bins.add(new Bin(plays, plays, 1_000_000 / plays / plays));
    }
    return new RatingHistogram(bins);
  }
}
