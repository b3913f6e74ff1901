package recommender.evaluation;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import recommender.kernel.NativeThreads;
import recommender.model.FoldInScorer;
import recommender.model.NetworkScorer;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;

/** Scorer of all items on its way to executors, where each task makes one for itself. */
public interface ScorerSource extends Serializable {

  /** A scorer for a task. Every slot makes lists, so no task has a second core to use. */
  UserScorer scorer();

  /** A network of user vectors. */
  static ScorerSource of(SparseNetwork network, InputTransform transform) {
    return new OfUserVectors(Snapshot.of(network), transform);
  }

  /** A model of item vectors. */
  static ScorerSource of(ItemVectorSource model) {
    return new OfItemVectors(model);
  }

  /** Of a network of user vectors. */
  record OfUserVectors(Snapshot network, InputTransform transform) implements ScorerSource {
    @Override
    public UserScorer scorer() {
      NativeThreads.use(1);
      return UserScorer.of(new NetworkScorer(network.restore(), transform));
    }
  }

  /** Of a model of item vectors. */
  record OfItemVectors(ItemVectorSource model) implements ScorerSource {
    @Override
    public UserScorer scorer() {
      NativeThreads.use(1);
      FoldInScorer scorer = new FoldInScorer(model.model());
      TaskCompletionListener closing = task -> scorer.close();
      TaskContext.get().addTaskCompletionListener(closing);
      return scorer::scores;
    }
  }
}
