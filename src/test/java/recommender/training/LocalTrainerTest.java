package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.testing.TestSettings;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.LocalMiniBatches;
import recommender.vectors.UserVector;

class LocalTrainerTest {
  private static final List<UserVector> USERS =
      List.of(
          new UserVector(new int[] {0, 1}, new float[] {1, 2}),
          new UserVector(new int[] {1, 2}, new float[] {-1, 1}),
          new UserVector(new int[] {0}, new float[] {3}));

  private final List<INDArray> seen = new ArrayList<>();

  @Test
  void everyEpochIsTrainedValidatedAndOffered() {
    Settings settings = settings("training.patience=0");
    SparseNetwork network = network(settings);
    BestByValidation<Epoch> epochs = train(settings, network, 0.9, 0.7, 0.8);
    assertThat(epochs.offered()).extracting(Epoch::epoch).containsExactly(1, 2, 3);
    assertThat(epochs.offered()).extracting(Epoch::ratings).containsOnly(5L);
    assertThat(epochs.offered()).extracting(Epoch::trainLoss).doesNotHaveDuplicates();
    assertThat(epochs.best().epoch()).isEqualTo(2);
    assertThat(epochs.value()).isEqualTo(0.7);
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(network.params()).isEqualTo(seen.get(2));
    network.close();
  }

  @Test
  void patienceEndsItBeforeTheEpochsDo() {
    Settings settings = settings("training.patience=1");
    SparseNetwork network = network(settings);
    assertThat(train(settings, network, 0.9, 0.95, 0.1).offered()).hasSize(2);
    network.close();
  }

  /** As many epochs as there are values, whatever the settings have. */
  private BestByValidation<Epoch> train(
      Settings settings, SparseNetwork network, double... values) {
    Validator validator =
        new Validator(
            ValidationMetric.RMSE,
            trained -> {
              seen.add(trained.params().dup());
              return values[seen.size() - 1];
            });
    Corruption raw =
        Corruption.none(
            InputTransform.unscaled(BiasModel.ofOffsets(0, new double[3]), Centring.NONE));
    BatchAssignment assignment = new BatchAssignment(USERS.size(), 2, 1, 1);
    return new LocalTrainer(settings.training(), validator)
        .train(network, new LocalMiniBatches(USERS, raw, assignment), values.length);
  }

  private static SparseNetwork network(Settings settings) {
    return new Autoencoder(settings.network(), settings.training(), 3, 5).fresh();
  }

  private static Settings settings(String patience) {
    return TestSettings.plain("network.hidden=[2]", "training.learning-rate=0.05", patience);
  }
}
