package recommender.quality;

import java.util.List;

/**
 * How far the ratings of a run are from those of the run in service.
 *
 * @param since id of the run in service
 * @param rowsRatio rows read, as a multiple of its rows
 * @param psi population stability index of the histograms of ratings
 * @param newestAdvance seconds by which the newest time is later; null where there are no times
 * @param unknownItems share of the ratings that are of items it does not know; null where that is
 *     not known
 */
record Drift(
    String since, double rowsRatio, double psi, Double newestAdvance, Double unknownItems) {

  /**
   * Compares.
   *
   * @param since id of the run in service
   * @param before its ratings
   * @param fine histogram of those now, by value
   */
  static Drift of(String since, Quality before, Quality now, List<Quality.Bin> fine) {
    return new Drift(
        since,
        (double) now.rows().read() / before.rows().read(),
        PopulationStability.index(before.histogram(), fine),
        before.times() == null || now.times() == null
            ? null
            : now.times().newest() - before.times().newest(),
        now.items().newShareOfRatings());
  }
}
