package recommender.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import recommender.vectors.RatingsByItem;

/**
 * Negative multinomial log-likelihood of the positives of users under a softmax over the items
 * (Mult-DAE, Liang et al. 2018), and its gradients, over all items or a sample.
 *
 * <p>The loss is −Σ log p(item | user) over the positives of the mini-batch divided by their
 * number; its gradient by the logit of an item is n·p − x, with n positives of the user and x
 * whether the item is one of them. The products are matrix products of the BLAS, in 'f' order with
 * a column for each sampled item. Positives of items outside the sample are {@link
 * UnsampledPositives}.
 */
public final class SoftmaxKernel implements OutputKernel {
  /** Items whose gradients are computed together, so that those of all need no memory at once. */
  private static final int BLOCK = 1024;

  private final TrainableRows rows;
  private final ThreadTeam team;
  private final int items;
  private final int negatives;
  private final ItemGradients gradients;
  private final Scratch inputsScratch = new Scratch();
  private final Scratch weightsScratch = new Scratch();
  private final Scratch logitsScratch = new Scratch();
  private final Scratch gradientScratch = new Scratch();

  /**
   * A kernel over the weights of one layer.
   *
   * @param rows [items] rows of [units]
   * @param items number of items in the catalogue
   * @param negatives number of items drawn for a mini-batch; 0 for a softmax over all items
   */
  public SoftmaxKernel(TrainableRows rows, ThreadTeam team, int items, int negatives) {
    this.rows = rows;
    this.team = team;
    this.items = items;
    this.negatives = negatives;
    this.gradients = new ItemGradients(rows, team);
  }

  @Override
  public Loss backward(RatingsByItem targets, float[][] hidden) {
    // ND4J's generator is seeded for every mini-batch, so that the worker makes no difference.
    return backward(
        targets,
        hidden,
        negatives == 0
            ? SampledItems.all(items)
            : SampledItems.drawn(
                items, negatives, new SplittableRandom(Nd4j.getRandom().nextLong())));
  }

  /** Loss and gradients of a softmax over given items. */
  Loss backward(RatingsByItem targets, float[][] hidden, SampledItems sampled) {
    Pass pass = new Pass(targets, hidden, sampled);
    double loss = pass.likelihood();
    float[] offsetGradient = pass.toGradient();
    float[][] byHidden = pass.byHidden();
    pass.updateRows();
    pass.unsampled.addGradients(
        gradients, pass.factors, pass.perPositive, byHidden, offsetGradient);
    rows.updateOffsets(offsetGradient);
    return new Loss(loss, byHidden, null);
  }

  @Override
  public double loss(RatingsByItem targets, float[][] hidden) {
    return new Pass(targets, hidden, SampledItems.all(items)).likelihood();
  }

  @Override
  public void close() {
    inputsScratch.close();
    weightsScratch.close();
    logitsScratch.close();
    gradientScratch.close();
  }

  /** Computation of one mini-batch. */
  private final class Pass {
    private final RatingsByItem targets;
    private final UnsampledPositives unsampled;
    private final INDArray inputs;
    private final SampledItems sampled;
    private final int users;
    private final int units;
    private final INDArray weights;
    private final INDArray logits;
    private final OffHeapFloats byItem;
    private final float[] offsets = rows.offsets();
    private final int[] targetIndexes;
    private final int[] positives;
    private final float perPositive;
    private final float[] factors;

    Pass(RatingsByItem targets, float[][] hidden, SampledItems sampled) {
      this.targets = targets;
      this.sampled = sampled;
      this.users = hidden.length;
      this.units = hidden[0].length;
      this.inputs = inputs(hidden);
      this.weights = sampledWeights();
      this.logits = logitsScratch.matrix(users, sampled.size());
      Nd4j.gemm(inputs, weights, logits, true, false, 1, 0);
      this.byItem = new OffHeapFloats(logits);
      this.targetIndexes = targetIndexes();
      this.unsampled = new UnsampledPositives(targets.without(sampled.items()), hidden, rows, team);
      this.positives = new int[users];
      for (int user : targets.users()) {
        positives[user]++;
      }
      this.perPositive = 1f / Math.max(1, targets.ratings());
      this.factors = new float[users];
    }

    /** The output of the layer before as a matrix [units × users]. */
    private INDArray inputs(float[][] hidden) {
      INDArray matrix = inputsScratch.matrix(units, users);
      OffHeapFloats columns = new OffHeapFloats(matrix);
      for (int user = 0; user < users; user++) {
        columns.write((long) user * units, hidden[user]);
      }
      return matrix;
    }

    /** The weights of the sampled items as a matrix [units × sampled items]. */
    private INDArray sampledWeights() {
      INDArray matrix = weightsScratch.matrix(units, sampled.size());
      OffHeapFloats columns = new OffHeapFloats(matrix);
      team.split(
          sampled.size(),
          (part, from, to) -> {
            Row row = rows.buffer();
            for (int i = from; i < to; i++) {
              rows.read(sampled.items()[i], row);
              columns.write((long) i * units, row.weights());
            }
          });
      return matrix;
    }

    /** Index of each sampled item among the items of the targets, or −1. */
    private int[] targetIndexes() {
      int[] found = new int[sampled.size()];
      int at = 0;
      for (int i = 0; i < found.length; i++) {
        while (at < targets.size() && targets.item(at) < sampled.items()[i]) {
          at++;
        }
        boolean positive = at < targets.size() && targets.item(at) == sampled.items()[i];
        found[i] = positive ? at : -1;
      }
      return found;
    }

    /** Turns logits into multiples of probabilities and returns the loss. */
    double likelihood() {
      float[][] maxima = new float[team.threads()][users];
      double[] positive = new double[team.threads()];
      team.split(
          sampled.size(),
          (part, from, to) -> positive[part] = finishLogits(from, to, maxima[part]));
      for (float[] part : maxima) {
        VectorOps.max(maxima[0], part);
      }
      positive[0] += unsampled.addLogits(maxima[0]);
      float[][] sums = new float[team.threads()][users];
      team.split(sampled.size(), (part, from, to) -> exponentiate(from, to, maxima[0], sums[part]));
      unsampled.exponentiate(maxima[0], sums[0]);
      double loss = -Arrays.stream(positive).sum();
      for (int user = 0; user < users; user++) {
        float sum = 0;
        for (float[] part : sums) {
          sum += part[user];
        }
        loss += positives[user] * (Math.log(sum) + maxima[0][user]);
        factors[user] = positives[user] * perPositive / sum;
      }
      return loss * perPositive;
    }

    /**
     * Adds offsets and log weights to the products, keeps the maximum of each user, and returns the
     * sum of the logits of positives.
     */
    private double finishLogits(int from, int to, float[] maxima) {
      float[] column = new float[users];
      Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
      double sum = 0;
      for (int i = from; i < to; i++) {
        byItem.read((long) i * users, column);
        VectorOps.add(column, offsets[sampled.items()[i]]);
        float logWeight = sampled.logWeights()[i];
        if (targetIndexes[i] >= 0) {
          float[] plain = column.clone();
          VectorOps.add(column, logWeight);
          for (int at = targets.start(targetIndexes[i]); at < targets.end(targetIndexes[i]); at++) {
            int user = targets.users()[at];
            column[user] = plain[user];
            sum += plain[user];
          }
        } else {
          VectorOps.add(column, logWeight);
        }
        VectorOps.max(maxima, column);
        byItem.write((long) i * users, column);
      }
      return sum;
    }

    private void exponentiate(int from, int to, float[] maxima, float[] sums) {
      float[] column = new float[users];
      for (int i = from; i < to; i++) {
        byItem.read((long) i * users, column);
        VectorOps.exp(column, maxima);
        VectorOps.add(sums, 1, column);
        byItem.write((long) i * users, column);
      }
    }

    /** Overwrites the logits with their gradient and returns that of the offsets: [items]. */
    float[] toGradient() {
      float[] offsetGradient = new float[offsets.length];
      team.split(
          sampled.size(),
          (part, from, to) -> {
            float[] column = new float[users];
            for (int i = from; i < to; i++) {
              byItem.read((long) i * users, column);
              offsetGradient[sampled.items()[i]] = toGradient(i, column);
              byItem.write((long) i * users, column);
            }
          });
      return offsetGradient;
    }

    /** Turns the probabilities of one item into gradients and returns the sum over users. */
    private float toGradient(int i, float[] column) {
      VectorOps.multiply(column, factors);
      if (targetIndexes[i] >= 0) {
        for (int at = targets.start(targetIndexes[i]); at < targets.end(targetIndexes[i]); at++) {
          column[targets.users()[at]] -= perPositive;
        }
      }
      float sum = 0;
      for (float slope : column) {
        sum += slope;
      }
      return sum;
    }

    /** Gradient by the output of the layer before: [users][units]. */
    float[][] byHidden() {
      INDArray product = gradientScratch.matrix(units, users);
      Nd4j.gemm(weights, logits, product, false, true, 1, 0);
      OffHeapFloats floats = new OffHeapFloats(product);
      float[][] byHidden = new float[users][units];
      for (int user = 0; user < users; user++) {
        floats.read((long) user * units, byHidden[user]);
      }
      return byHidden;
    }

    /** Passes the gradient of every sampled item to the rows. */
    void updateRows() {
      for (int start = 0; start < sampled.size(); start += BLOCK) {
        int first = start;
        int size = Math.min(BLOCK, sampled.size() - first);
        INDArray gradient = gradientScratch.matrix(units, size);
        Nd4j.gemm(inputs, columns(first, first + size), gradient, false, false, 1, 0);
        OffHeapFloats floats = new OffHeapFloats(gradient);
        team.split(
            size,
            (part, from, to) -> {
              Row row = rows.buffer();
              for (int i = from; i < to; i++) {
                int item = sampled.items()[first + i];
                rows.readForUpdate(item, row);
                floats.read((long) i * units, row.gradient());
                rows.update(item, row);
              }
            });
      }
    }

    private INDArray columns(int from, int to) {
      return logits.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }
  }
}
