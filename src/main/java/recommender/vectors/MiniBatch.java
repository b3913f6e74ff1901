package recommender.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Buffer of one packed mini-batch of a worker's users, which is filled again and again; only the
 * last mini-batch exists, since memory off the heap would else wait for the garbage collector.
 */
final class MiniBatch {
  private static final int[] NO_COLUMNS = {};
  private static final float[] NO_VALUES = {};

  private final WorkerUsers users;
  private final Corruption corruption;
  private final BatchAssignment assignment;
  private INDArray features;
  private INDArray labels;

  /**
   * @param users of the worker
   * @param assignment of the users to the workers
   */
  MiniBatch(WorkerUsers users, Corruption corruption, BatchAssignment assignment) {
    this.users = users;
    this.corruption = corruption;
    this.assignment = assignment;
  }

  /**
   * The mini-batch of some users in an epoch, valid until the next call. Features and labels are
   * one array where inputs equal targets.
   *
   * @param members numbers of the users, at most as many as a mini-batch has; it is filled up with
   *     users without ratings, which add nothing to the loss
   */
  EpochBatch filledWith(int[] members, int epoch) {
    free();
    List<TrainingExample> examples = new ArrayList<>();
    for (int member : members) {
      examples.add(corruption.example(users, member, random(member, epoch)));
    }
    SparseRows targets = rows(examples, TrainingExample::columns, TrainingExample::targets);
    int items = corruption.transform().items();
    labels = PackedRatings.pack(targets, items);
    features = corruption.isNone() ? labels : inputs(examples, items);
    return new EpochBatch(new DataSet(features, labels), epoch, targets.ratings());
  }

  private INDArray inputs(List<TrainingExample> examples, int items) {
    SparseRows fed =
        rows(examples, example -> example.fed().inputs(), example -> example.fed().values());
    return PackedRatings.pack(fed, corruption.transform().channels() * items);
  }

  /** Random numbers of a user, which depend neither on other users nor on the number of workers. */
  private SplittableRandom random(int member, int epoch) {
    return new SplittableRandom(SeedHash.of(assignment.seed(), epoch, users.place(member)));
  }

  /** Rows of all examples, and empty ones up to the size of a mini-batch. */
  private SparseRows rows(
      List<TrainingExample> examples,
      Function<TrainingExample, int[]> columns,
      Function<TrainingExample, float[]> values) {
    List<int[]> allColumns = new ArrayList<>(examples.stream().map(columns).toList());
    List<float[]> allValues = new ArrayList<>(examples.stream().map(values).toList());
    while (allColumns.size() < assignment.size()) {
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
