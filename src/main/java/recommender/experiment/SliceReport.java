package recommender.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import recommender.config.EvaluationSettings;
import recommender.evaluation.ErrorSlices;
import recommender.evaluation.ListSlice;
import recommender.evaluation.Rankings;
import recommender.evaluation.Slice;
import recommender.evaluation.SliceErrors;
import recommender.report.Slices;

/** Errors and lists by slices, as {@code metrics.json} has them. */
final class SliceReport {
  private SliceReport() {}

  /**
   * The slices.
   *
   * @param errors empty where no rating was scored
   */
  static Slices of(Optional<ErrorSlices> errors, Rankings lists) {
    return new Slices(
        errors.map(all -> errors(all.byUserRatings())).orElse(null),
        errors.map(all -> errors(all.byPopularity())).orElse(null),
        errors.map(all -> errors(all.byRating())).orElse(null),
        errors.map(all -> calibration(all.byPrediction())).orElse(null),
        lists.isEmpty()
            ? null
            : lists.slices(EvaluationSettings.LENGTH).stream().map(SliceReport::lists).toList());
  }

  private static List<Slices.Errors> errors(Map<Slice, SliceErrors> slices) {
    return slices.entrySet().stream().map(each -> errors(each.getKey(), each.getValue())).toList();
  }

  private static Slices.Errors errors(Slice slice, SliceErrors errors) {
    return new Slices.Errors(
        slice.from(),
        Double.isInfinite(slice.to()) ? null : slice.to(),
        errors.ratings(),
        errors.rmse(),
        errors.mae(),
        errors.meanError());
  }

  private static List<Slices.Calibration> calibration(Map<Slice, SliceErrors> slices) {
    return slices.entrySet().stream()
        .map(
            each ->
                new Slices.Calibration(
                    each.getKey().from(),
                    each.getKey().to(),
                    each.getValue().ratings(),
                    each.getValue().meanPredicted(),
                    each.getValue().meanActual()))
        .toList();
  }

  private static Slices.Lists lists(ListSlice slice) {
    double to = slice.known().to();
    return new Slices.Lists(
        (long) slice.known().from(),
        Double.isInfinite(to) ? null : (long) to,
        slice.users(),
        slice.ndcg(),
        slice.recall(),
        slice.popularityNdcg());
  }
}
