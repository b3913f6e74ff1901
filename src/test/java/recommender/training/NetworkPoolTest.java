package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;
import recommender.vectors.Round;

class NetworkPoolTest {
  private static final String TRAINING = "pool test";
  private static final MultiLayerNetwork NETWORK = network();

  private final NetworkPool pool = NetworkPool.of(TRAINING);

  @AfterEach
  void close() {
    NetworkPool.close(TRAINING);
  }

  @Test
  void aNetworkIsLentOnceARound() {
    WorkerNetwork first = borrow(1);
    pool.giveBack(first, 1);
    // The driver may not have read the first yet.
    WorkerNetwork second = borrow(1);
    assertThat(second).isNotSameAs(first);
    pool.giveBack(second, 1);
    assertThat(borrow(2)).isIn(first, second);
    assertThat(borrow(2)).isIn(first, second);
    assertThat(pool.size()).isEqualTo(2);
    assertThat(pool.find(first.id())).isSameAs(first);
  }

  @Test
  void closingFreesWhatIsIdleAndTheRestWhenItComesBack() {
    WorkerNetwork idle = borrow(1);
    WorkerNetwork lent = borrow(1);
    pool.giveBack(idle, 1);
    NetworkPool.close(TRAINING);
    assertThat(NetworkPool.trainings()).doesNotContain(TRAINING);
    assertThat(idle.network().params().wasClosed()).isTrue();
    assertThat(lent.network().params().wasClosed()).isFalse();
    pool.giveBack(lent, 1);
    assertThat(lent.network().params().wasClosed()).isTrue();
  }

  @Test
  void aFreedNetworkIsNotRead() {
    WorkerNetwork network = borrow(1);
    network.close();
    network.close();
    assertThatThrownBy(() -> network.whileOpen(() -> {})).hasMessage("the training is over");
  }

  @Test
  void onlyOneTrainingIsRetained() {
    NetworkPool.of("another");
    NetworkPool.retainOnly("another");
    assertThat(NetworkPool.trainings()).containsExactly("another");
    NetworkPool.close("another");
  }

  private WorkerNetwork borrow(long round) {
    Task.Training training =
        new Task.Training(TRAINING, NETWORK.getLayerWiseConfigurations().toJson(), 1, false);
    Task task = new Task(training, round, new Round(1, 1, 0, 1), 0, new double[] {.1});
    return pool.borrow(task, NETWORK.numParams());
  }

  private static MultiLayerNetwork network() {
    var settings = TestSettings.plain("network.hidden=[2]");
    return new Autoencoder(settings.network(), settings.training(), 3, 100).fresh();
  }
}
