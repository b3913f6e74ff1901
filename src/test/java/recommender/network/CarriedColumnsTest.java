package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Settings;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.SparseRows;

class CarriedColumnsTest {
  /** Of items A, B and C there are C, a new one and A. */
  private static final CarriedColumns COLUMNS =
      new CarriedColumns(new int[] {2, CarriedColumns.NEW, 0}, 3);

  @Test
  void countsWhatIsCarriedNewAndRetired() {
    assertThat(COLUMNS.carried()).isEqualTo(2);
    assertThat(COLUMNS.added()).isEqualTo(1);
    assertThat(COLUMNS.retired()).isEqualTo(1);
    assertThat(COLUMNS.isCarried(0)).isTrue();
    assertThat(COLUMNS.isCarried(1)).isFalse();
  }

  /** Two inputs of an item, a unit: 6 weights, its offset, 3 weights and 3 offsets of outputs. */
  @Test
  void rowsOfItemsGoWhereTheItemsAre() {
    SparseNetwork learned = network(3, "network.hidden=[1]", "network.input-indicator=1");
    SparseNetwork fresh = network(3, "network.hidden=[1]", "network.input-indicator=1");
    learned.params().assign(Nd4j.arange(1, 14));
    fresh.params().assign(0);
    COLUMNS.carryParameters(learned, fresh);
    assertThat(fresh.params().toFloatVector())
        .containsExactly(3, 0, 1, 6, 0, 4, 7, 10, 0, 8, 13, 0, 11);
  }

  /**
   * Adam has two numbers for each parameter: those of 3 weights of inputs, the unit's offset, 3
   * weights and 3 offsets of outputs. Those of the new item are the means of the two others'.
   */
  @Test
  void soDoesTheStateOfTheOptimiserAndThatOfANewItemIsTheMean() {
    SparseNetwork learned = network(3, "network.hidden=[1]");
    SparseNetwork fresh = network(3, "network.hidden=[1]");
    fresh.prepareOnce();
    COLUMNS.carryState(state(learned), learned, fresh);
    assertThat(fresh.optimizerState().toFloatVector())
        .containsExactly(3, 2, 1, 4, 7, 6, 5, 10, 9, 8, 13, 12, 11, 14, 17, 16, 15, 20, 19, 18);
  }

  @Test
  void withNothingCarriedOverTheStateOfColumnsStaysAsItIs() {
    SparseNetwork learned = network(3, "network.hidden=[1]");
    SparseNetwork fresh = network(1, "network.hidden=[1]");
    fresh.prepareOnce();
    new CarriedColumns(new int[] {CarriedColumns.NEW}, 3)
        .carryState(state(learned), learned, fresh);
    assertThat(fresh.optimizerState().toFloatVector()).containsExactly(0, 4, 0, 0, 0, 14, 0, 0);
  }

  private static INDArray state(SparseNetwork network) {
    return Nd4j.arange(1, 21).reshape(1, 20).castTo(network.params().dataType());
  }

  /** What is published and carried over predicts the same of items that both have. */
  @ParameterizedTest
  @CsvSource({"false, rating", "true, rating", "false, ranking"})
  void predictionsOfSurvivingItemsStay(boolean tied, String objective) {
    String[] settings = {
      "network.hidden=[4,2,4]",
      "network.weights=normal(0.5)",
      "network.tied=" + tied,
      "network.objective=" + objective,
      "network.centring=none"
    };
    Autoencoder before = autoencoder(4, settings);
    SparseNetwork learned = before.fresh();
    MultiLayerNetwork published = before.published(learned);
    SparseNetwork resumed = before.resumed(published);
    assertThat(resumed.params()).isEqualTo(learned.params());
    SparseNetwork fresh = autoencoder(5, settings).fresh();
    // Items 0 to 3 stand in reverse order behind a new one.
    new CarriedColumns(new int[] {CarriedColumns.NEW, 3, 2, 1, 0}, 4)
        .carryParameters(resumed, fresh);
    SparseRows fed = SomeRatings.of(6, 4, .5, 1);
    SparseRows wanted = everything(6, 4, 0);
    float[] was = learned.predict(fed, wanted);
    float[] is = fresh.predict(reversed(fed), everything(6, 4, 1));
    for (int user = 0; user < 6; user++) {
      for (int item = 0; item < 4; item++) {
        assertThat(is[user * 4 + 3 - item]).isEqualTo(was[user * 4 + item]);
      }
    }
  }

  private static SparseRows everything(int users, int items, int from) {
    int[] starts = new int[users + 1];
    int[] columns = new int[users * items];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = from + i % items;
    }
    for (int user = 0; user <= users; user++) {
      starts[user] = user * items;
    }
    return new SparseRows(starts, columns, new float[columns.length]);
  }

  /** Column c of four becomes column 4 − c. */
  private static SparseRows reversed(SparseRows rows) {
    int[] columns = rows.columns().clone();
    float[] values = rows.values().clone();
    for (int user = 0; user < rows.users(); user++) {
      int from = rows.starts()[user];
      int to = rows.starts()[user + 1];
      for (int i = from; i < to; i++) {
        columns[i] = 4 - rows.columns()[to - 1 - (i - from)];
        values[i] = rows.values()[to - 1 - (i - from)];
      }
    }
    return new SparseRows(rows.starts(), columns, values);
  }

  private static SparseNetwork network(int items, String... settings) {
    return autoencoder(items, settings).fresh();
  }

  private static Autoencoder autoencoder(int items, String... settings) {
    Settings plain = TestSettings.plain(settings);
    return new Autoencoder(plain.network(), plain.training(), items, 100);
  }
}
