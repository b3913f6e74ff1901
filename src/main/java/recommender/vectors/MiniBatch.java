package recommender.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Packs one mini-batch of a worker's users after another; only the last one exists, since memory
 * off the heap would else wait for the garbage collector.
 */
final class MiniBatch {
  private static final int[] NO_COLUMNS = {};
  private static final float[] NO_VALUES = {};

  private final WorkerUsers users;
  private final Corruption corruption;
  private final Dealing dealing;
  private INDArray features;
  private INDArray labels;

  /**
   * @param users of the worker
   * @param dealing that gave it them
   */
  MiniBatch(WorkerUsers users, Corruption corruption, Dealing dealing) {
    this.users = users;
    this.corruption = corruption;
    this.dealing = dealing;
  }

  /**
   * The mini-batch of some users in an epoch, valid until the next call. Features and labels are
   * one array where the network is to give back just what it is fed.
   *
   * @param members numbers of the users, at most as many as a mini-batch has; it is filled up with
   *     users without ratings, which add nothing to the loss
   */
  EpochBatch filledWith(int[] members, int epoch) {
    free();
    List<Lesson> lessons = new ArrayList<>();
    for (int member : members) {
      lessons.add(corruption.lesson(users, member, random(member, epoch)));
    }
    SparseRows targets = rows(lessons, Lesson::columns, Lesson::targets);
    int items = corruption.transform().items();
    labels = PackedRatings.pack(targets, items);
    features = corruption.isNone() ? labels : inputs(lessons, items);
    return new EpochBatch(new DataSet(features, labels), epoch, targets.ratings());
  }

  private INDArray inputs(List<Lesson> lessons, int items) {
    SparseRows fed =
        rows(lessons, lesson -> lesson.fed().inputs(), lesson -> lesson.fed().values());
    return PackedRatings.pack(fed, corruption.transform().channels() * items);
  }

  /** What is drawn for a user depends on no other, and on no number of workers. */
  private SplittableRandom random(int member, int epoch) {
    return new SplittableRandom(Mix.of(dealing.seed(), epoch, users.place(member)));
  }

  /** Rows of all lessons, and empty ones up to the size of a mini-batch. */
  private SparseRows rows(
      List<Lesson> lessons, Function<Lesson, int[]> columns, Function<Lesson, float[]> values) {
    List<int[]> allColumns = new ArrayList<>(lessons.stream().map(columns).toList());
    List<float[]> allValues = new ArrayList<>(lessons.stream().map(values).toList());
    while (allColumns.size() < dealing.size()) {
      allColumns.add(NO_COLUMNS);
      allValues.add(NO_VALUES);
    }
    return SparseRows.of(allColumns, allValues);
  }

  /** Frees the last mini-batch. */
  void free() {
    if (features != null && features != labels) {
      features.close();
    }
    if (labels != null) {
      labels.close();
    }
    features = null;
    labels = null;
  }
}
