package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import recommender.model.ColumnUsers;
import recommender.model.ItemCodes;
import recommender.model.ItemVectorModel;
import recommender.model.ItemVectors;
import recommender.model.LazyItemSums;
import recommender.network.Snapshot;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** Model of item vectors on its way to executors, where each task makes one for itself. */
public interface ItemVectorSource extends Serializable {

  /** The model, for one thread. */
  ItemVectorModel model();

  /** For users of training who come with the ratings trained on, and for others. */
  record OfTrainedRatings(ItemCodes codes, ColumnUsers users) implements ItemVectorSource {
    @Override
    public ItemVectorModel model() {
      return new ItemVectorModel(
          codes,
          users,
          user -> {
            throw new IllegalStateException(
                "expected the ratings that column %d was trained on, were others".formatted(user));
          });
    }
  }

  /**
   * For all users.
   *
   * @param vectors of the items, to work out codes without somebody's ratings
   * @param sums of these, which the tasks of a JVM share
   */
  record OfAnyRatings(
      ItemCodes codes,
      ColumnUsers users,
      ArrayList<UserVector> vectors,
      LazyItemSums sums,
      Snapshot network,
      InputTransform transform)
      implements ItemVectorSource {
    @Override
    public ItemVectorModel model() {
      return new ItemVectorModel(
          codes, users, new ItemVectors(List.copyOf(vectors), network.restore(), transform, sums));
    }
  }
}
