package recommender.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recommender.vectors.RatingsByItem;

/**
 * Multinomial log-likelihood of the positives of users, under a softmax over the items (Mult-DAE,
 * Liang et al. 2018), exact or sampled.
 *
 * <p>The loss is −Σ log p(item | user) over the positives of the mini-batch divided by their
 * number; its gradient by the logit of an item is n·p − x, with n positives of the user and x
 * whether the item is one of them. The products are matrix products of the BLAS, in 'f' order with
 * a column for each candidate. Where they are drawn, positives of other items are {@link
 * UnsampledPositives}.
 */
public final class SoftmaxKernel implements OutputKernel {
  /** Items whose gradients are worked out together, so that never all of them take room. */
  private static final int BLOCK = 1024;

  private final LearningRows rows;
  private final ThreadTeam team;
  private final int items;
  private final int negatives;
  private final ItemGradients gradients;
  private final Scratch inputsRoom = new Scratch();
  private final Scratch weightsRoom = new Scratch();
  private final Scratch logitsRoom = new Scratch();
  private final Scratch gradientRoom = new Scratch();

  /**
   * @param items of the catalogue
   * @param negatives drawn for a mini-batch; 0 to run over all items
   */
  public SoftmaxKernel(LearningRows rows, ThreadTeam team, int items, int negatives) {
    this.rows = rows;
    this.team = team;
    this.items = items;
    this.negatives = negatives;
    this.gradients = new ItemGradients(rows, team);
  }

  @Override
  public Loss backward(RatingsByItem targets, float[][] hidden) {
    // ND4J's generator is seeded for every mini-batch, so that nothing depends on who trains it.
    return backward(
        targets,
        hidden,
        negatives == 0
            ? SampledItems.all(items)
            : SampledItems.drawn(
                items, negatives, new SplittableRandom(Nd4j.getRandom().nextLong())));
  }

  /** The same over given items. */
  Loss backward(RatingsByItem targets, float[][] hidden, SampledItems candidates) {
    Pass pass = new Pass(targets, hidden, candidates);
    double loss = pass.likelihood();
    float[] offsetGradient = pass.toGradient();
    float[][] byHidden = pass.byHidden();
    pass.learn();
    pass.apart.learn(gradients, pass.factors, pass.perPositive, byHidden, offsetGradient);
    rows.endOffsets(offsetGradient);
    return new Loss(loss, byHidden, null);
  }

  @Override
  public double loss(RatingsByItem targets, float[][] hidden) {
    return new Pass(targets, hidden, SampledItems.all(items)).likelihood();
  }

  @Override
  public void close() {
    inputsRoom.close();
    weightsRoom.close();
    logitsRoom.close();
    gradientRoom.close();
  }

  /** One mini-batch. */
  private final class Pass {
    private final RatingsByItem targets;
    private final UnsampledPositives apart;
    private final INDArray inputs;
    private final SampledItems candidates;
    private final int users;
    private final int units;
    private final INDArray weights;
    private final INDArray logits;
    private final OffHeapFloats byItem;
    private final float[] offsets = rows.offsets();
    private final int[] places;
    private final int[] positives;
    private final float perPositive;
    private final float[] factors;

    Pass(RatingsByItem targets, float[][] hidden, SampledItems candidates) {
      this.targets = targets;
      this.candidates = candidates;
      this.users = hidden.length;
      this.units = hidden[0].length;
      this.inputs = inputs(hidden);
      this.weights = gathered();
      this.logits = logitsRoom.matrix(users, candidates.size());
      Nd4j.gemm(inputs, weights, logits, true, false, 1, 0);
      this.byItem = new OffHeapFloats(logits);
      this.places = places();
      this.apart = new UnsampledPositives(targets.without(candidates.items()), hidden, rows, team);
      this.positives = new int[users];
      for (int user : targets.users()) {
        positives[user]++;
      }
      this.perPositive = 1f / Math.max(1, targets.ratings());
      this.factors = new float[users];
    }

    /** Output of the layer before, [units × users]. */
    private INDArray inputs(float[][] hidden) {
      INDArray matrix = inputsRoom.matrix(units, users);
      OffHeapFloats columns = new OffHeapFloats(matrix);
      for (int user = 0; user < users; user++) {
        columns.write((long) user * units, hidden[user]);
      }
      return matrix;
    }

    /** The weights of the candidates, [units × candidates]. */
    private INDArray gathered() {
      INDArray matrix = weightsRoom.matrix(units, candidates.size());
      OffHeapFloats columns = new OffHeapFloats(matrix);
      share(
          candidates.size(),
          (part, from, to) -> {
            Row row = rows.room();
            for (int i = from; i < to; i++) {
              rows.read(candidates.items()[i], row);
              columns.write((long) i * units, row.weights());
            }
          });
      return matrix;
    }

    /** Where each candidate is among the items of the targets, or −1. */
    private int[] places() {
      int[] found = new int[candidates.size()];
      int at = 0;
      for (int i = 0; i < found.length; i++) {
        while (at < targets.size() && targets.item(at) < candidates.items()[i]) {
          at++;
        }
        boolean positive = at < targets.size() && targets.item(at) == candidates.items()[i];
        found[i] = positive ? at : -1;
      }
      return found;
    }

    /** Turns logits into multiples of probabilities and returns the loss. */
    double likelihood() {
      float[][] most = new float[team.threads()][users];
      double[] positive = new double[team.threads()];
      share(candidates.size(), (part, from, to) -> positive[part] = weigh(from, to, most[part]));
      for (float[] part : most) {
        VectorOps.max(most[0], part);
      }
      positive[0] += apart.weigh(most[0]);
      float[][] sums = new float[team.threads()][users];
      share(candidates.size(), (part, from, to) -> exponentiate(from, to, most[0], sums[part]));
      apart.exponentiate(most[0], sums[0]);
      double loss = -Arrays.stream(positive).sum();
      for (int user = 0; user < users; user++) {
        float sum = 0;
        for (float[] part : sums) {
          sum += part[user];
        }
        loss += positives[user] * (Math.log(sum) + most[0][user]);
        factors[user] = positives[user] * perPositive / sum;
      }
      return loss * perPositive;
    }

    /**
     * Finishes logits, notes the greatest of each user, and returns the sum of those of positives.
     */
    private double weigh(int from, int to, float[] most) {
      float[] column = new float[users];
      Arrays.fill(most, Float.NEGATIVE_INFINITY);
      double sum = 0;
      for (int i = from; i < to; i++) {
        byItem.read((long) i * users, column);
        VectorOps.add(column, offsets[candidates.items()[i]]);
        float logWeight = candidates.logWeights()[i];
        if (places[i] >= 0) {
          float[] plain = column.clone();
          VectorOps.add(column, logWeight);
          for (int at = targets.start(places[i]); at < targets.end(places[i]); at++) {
            int user = targets.users()[at];
            column[user] = plain[user];
            sum += plain[user];
          }
        } else {
          VectorOps.add(column, logWeight);
        }
        VectorOps.max(most, column);
        byItem.write((long) i * users, column);
      }
      return sum;
    }

    private void exponentiate(int from, int to, float[] most, float[] sums) {
      float[] column = new float[users];
      for (int i = from; i < to; i++) {
        byItem.read((long) i * users, column);
        VectorOps.exp(column, most);
        VectorOps.add(sums, 1, column);
        byItem.write((long) i * users, column);
      }
    }

    /** Puts the gradient by the logits into their place and returns that by the offsets. */
    float[] toGradient() {
      float[] offsetGradient = new float[offsets.length];
      share(
          candidates.size(),
          (part, from, to) -> {
            float[] column = new float[users];
            for (int i = from; i < to; i++) {
              byItem.read((long) i * users, column);
              offsetGradient[candidates.items()[i]] = toGradient(i, column);
              byItem.write((long) i * users, column);
            }
          });
      return offsetGradient;
    }

    /** Returns the sum over users. */
    private float toGradient(int i, float[] column) {
      VectorOps.multiply(column, factors);
      if (places[i] >= 0) {
        for (int at = targets.start(places[i]); at < targets.end(places[i]); at++) {
          column[targets.users()[at]] -= perPositive;
        }
      }
      float sum = 0;
      for (float slope : column) {
        sum += slope;
      }
      return sum;
    }

    /** Gradient by the output of the layer before. */
    float[][] byHidden() {
      INDArray product = gradientRoom.matrix(units, users);
      Nd4j.gemm(weights, logits, product, false, true, 1, 0);
      OffHeapFloats floats = new OffHeapFloats(product);
      float[][] byHidden = new float[users][units];
      for (int user = 0; user < users; user++) {
        floats.read((long) user * units, byHidden[user]);
      }
      return byHidden;
    }

    /** Hands the gradient of every candidate to the rows. */
    void learn() {
      for (int start = 0; start < candidates.size(); start += BLOCK) {
        int first = start;
        int size = Math.min(BLOCK, candidates.size() - first);
        INDArray gradient = gradientRoom.matrix(units, size);
        Nd4j.gemm(inputs, columns(first, first + size), gradient, false, false, 1, 0);
        OffHeapFloats floats = new OffHeapFloats(gradient);
        share(
            size,
            (part, from, to) -> {
              Row row = rows.room();
              for (int i = from; i < to; i++) {
                int item = candidates.items()[first + i];
                rows.begin(item, row);
                floats.read((long) i * units, row.gradient());
                rows.end(item, row);
              }
            });
      }
    }

    private INDArray columns(int from, int to) {
      return logits.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }

    /** Shares items out to the threads, always the same ones to the same thread. */
    private void share(int count, ThreadTeam.Stretch work) {
      team.run(
          part ->
              work.run(
                  part,
                  (int) ((long) count * part / team.threads()),
                  (int) ((long) count * (part + 1) / team.threads())));
    }
  }
}
