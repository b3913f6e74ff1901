package recommender.job;

import recommender.baseline.BiasModel;
import recommender.baseline.Factorisation;
import recommender.config.RatingScale;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;

/**
 * A network trained on the train part of a split, with all that its predictions need.
 *
 * @param vectors that it was trained on
 * @param transform what it sees of a rating
 * @param scale to which predictions are clipped
 * @param judges that score it
 */
record Fitted(
    TrainVectors vectors,
    InputTransform transform,
    RatingScale scale,
    Evaluators judges,
    FittedModel learned)
    implements AutoCloseable {

  /** The network of ratings; there is one wherever they are predicted. */
  SparseNetwork network() {
    return ((FittedNetwork) learned).network();
  }

  BiasModel bias() {
    return transform.bias();
  }

  /** The same, to be scored beside a factorisation. */
  Fitted beside(Factorisation factorisation) {
    return new Fitted(vectors, transform, scale, judges.beside(factorisation), learned);
  }

  @Override
  public void close() {
    vectors.close();
    learned.close();
  }
}
