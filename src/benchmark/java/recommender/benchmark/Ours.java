package recommender.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recommender.config.Settings;
import recommender.kernel.NativeThreads;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.vectors.PackedRatings;
import recommender.vectors.SparseRows;
import recommender.vectors.UserVector;

/**
 * Implementation by our networks without Spark: one in a thread of its own for each worker, each on
 * its share of the mini-batches and of the cores, and never averaged.
 */
final class Ours implements Implementation {
  private final List<SparseNetwork> networks = new ArrayList<>();
  private final Batches batches;
  private final int items;
  private final ExecutorService workers;

  /**
   * @param more settings, such as {@code training.negatives=2000}
   */
  Ours(Shape shape, List<UserVector> users, int workers, String... more) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
    NativeThreads.use(threads);
    Settings settings = Training.of(shape, more);
    this.items = shape.data().items();
    long ratings = (long) users.size() * shape.data().each();
    for (int i = 0; i < workers; i++) {
      SparseNetwork network =
          new Autoencoder(settings.network(), settings.training(), items, ratings).fresh();
      network.prepare(null, threads);
      networks.add(network);
    }
    this.batches = new Batches(users, shape.net().batch());
    this.workers = Executors.newFixedThreadPool(workers);
  }

  @Override
  public double epoch() throws Exception {
    long start = System.nanoTime();
    List<List<UserVector>> epoch = batches.next();
    List<Future<?>> shares = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      int worker = i;
      shares.add(workers.submit(() -> train(worker, epoch)));
    }
    for (Future<?> share : shares) {
      share.get();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Every so many mini-batches; at the end all rows of the network are up to date. */
  private void train(int worker, List<List<UserVector>> epoch) {
    SparseNetwork network = networks.get(worker);
    for (int i = worker; i < epoch.size(); i += networks.size()) {
      INDArray packed = packed(epoch.get(i));
      network.fit(new DataSet(packed, packed));
      packed.close();
    }
    network.settle();
  }

  private INDArray packed(List<UserVector> users) {
    return PackedRatings.pack(
        SparseRows.of(
            users.stream().map(UserVector::columns).toList(),
            users.stream().map(UserVector::ratings).toList()),
        items);
  }
}
