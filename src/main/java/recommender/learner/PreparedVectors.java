package recommender.learner;

import java.util.Optional;
import recommender.baseline.BiasModel;
import recommender.baseline.BiasModelFit;
import recommender.config.InputSettings;
import recommender.config.RatingScale;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.ItemCoding;
import recommender.split.RatingSplit;
import recommender.vectors.ColumnDraw;
import recommender.vectors.RatingMatrix;

/**
 * Train ratings by user or by item with all that models need of them: each part is built when it is
 * first asked for, once for all models.
 */
public final class PreparedVectors implements AutoCloseable {
  private final RatingSplit split;
  private final RatingMatrix.Layout layout;
  private final ColumnDraw draw;
  private final InputSettings input;
  private final Stages stages;
  private RatingMatrix matrix;
  private BiasModel offsets;
  private EvaluationUsers validation;
  private long[] fingerprints;

  /**
   * @param draw of the columns where there are more than it keeps
   */
  PreparedVectors(
      RatingSplit split,
      RatingMatrix.Layout layout,
      ColumnDraw draw,
      InputSettings input,
      Stages stages) {
    this.split = split;
    this.layout = layout;
    this.draw = draw;
    this.input = input;
    this.stages = stages;
  }

  /** Whether these are the vectors on the columns of a draw. */
  boolean areOn(ColumnDraw other) {
    return draw.isLike(other);
  }

  /** The train ratings. */
  public RatingMatrix matrix() {
    if (matrix == null) {
      matrix = stages.run(layout.stage(), () -> RatingMatrix.of(split.train(), layout, draw));
    }
    return matrix;
  }

  /** Offsets of rows and columns. */
  public BiasModel offsets() {
    RatingMatrix ratings = matrix();
    if (offsets == null) {
      offsets = stages.run("Fit offsets", () -> BiasModelFit.fit(ratings.rows(), ratings.width()));
    }
    return offsets;
  }

  /**
   * Fingerprints of what the columns stand for: where vectors are those of items, of users.
   *
   * @param users vectors of these users
   */
  public long[] fingerprints(PreparedVectors users) {
    if (fingerprints == null) {
      fingerprints = ItemCoding.fingerprints(users.matrix().rows(), matrix().columns());
    }
    return fingerprints;
  }

  /** The rows with their validation ratings; empty where there is no validation part. */
  public Optional<EvaluationUsers> validation() {
    if (validation == null && split.validationRatings() > 0) {
      validation =
          EvaluationUsers.of(
              matrix().rows(), matrix().placed(split.validation()), matrix().columns());
    }
    return Optional.ofNullable(validation);
  }

  /** The scale to which predictions are clipped. */
  public RatingScale scale() {
    return input.ratingScale().orElseGet(() -> matrix().columns().scale());
  }

  /** Frees the cached tables. */
  @Override
  public void close() {
    if (validation != null) {
      validation.close();
    }
    if (matrix != null) {
      matrix.close();
    }
  }
}
