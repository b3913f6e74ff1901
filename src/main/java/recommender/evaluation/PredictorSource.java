package recommender.evaluation;

import java.io.Serializable;
import recommender.config.RatingScale;
import recommender.kernel.NativeThreads;
import recommender.model.FoldInPredictor;
import recommender.model.NetworkPredictor;
import recommender.model.Predictor;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;

/** Predictor of ratings on its way to executors, where each task makes one for itself. */
public interface PredictorSource extends Serializable {

  /** A predictor for a task. Every slot predicts, so no task has a second core to use. */
  Predictor predictor();

  /**
   * A network that vectors are fed to.
   *
   * @param scale to which predictions are clipped
   */
  static PredictorSource of(SparseNetwork network, InputTransform transform, RatingScale scale) {
    return new Fed(Snapshot.of(network), transform, scale);
  }

  /** A model of item vectors. */
  static PredictorSource of(ItemVectorSource model, RatingScale scale) {
    return new FoldedIn(model, scale);
  }

  /** Of a network that vectors are fed to. */
  record Fed(Snapshot network, InputTransform transform, RatingScale scale)
      implements PredictorSource {
    @Override
    public Predictor predictor() {
      NativeThreads.use(1);
      return new NetworkPredictor(network.restore(), transform, scale);
    }
  }

  /** Of a model of item vectors. */
  record FoldedIn(ItemVectorSource source, RatingScale scale) implements PredictorSource {
    @Override
    public Predictor predictor() {
      NativeThreads.use(1);
      return new FoldInPredictor(source.model(), scale);
    }
  }
}
