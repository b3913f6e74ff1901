package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import recommender.config.Schedule;
import recommender.config.TrainingSettings;
import recommender.network.SparseNetwork;
import recommender.ratings.RatingsException;
import recommender.testing.TestSettings;
import recommender.vectors.Round;
import recommender.vectors.RoundLength;

/** Nothing is trained here: losses and values on validation are given. */
class TrainingLoopTest {
  private static final RoundLength EPOCH = RoundLength.ofEpochs(1);

  private final Script script = new Script();
  private final List<String> events = new ArrayList<>();

  @Test
  void everyRoundIsTrainedWithTheRatesOfItsEpochs() {
    TrainingLoop loop =
        loop(
            new double[0],
            "training.learning-rate=0.8",
            "training.decay-factor=0.5",
            "training.decay-every=1",
            "training.cool-down=0",
            "training.epochs=5");
    loop.run(script, RoundLength.ofEpochs(2).rounds(5));
    assertThat(script.trained)
        .containsExactly("1 to 2: [0.8, 0.4]", "3 to 4: [0.2, 0.1]", "5 to 5: [0.05]");
    assertThat(loop.history()).extracting(Epoch::epoch).containsExactly(1, 2, 3, 4, 5);
    assertThat(loop.history()).extracting(Epoch::rounds).containsExactly(0, 1, 0, 1, 1);
    assertThat(loop.bestEpoch()).isEqualTo(5);
    assertThat(loop.best().offered()).isEmpty();
  }

  /** Each of two rounds has a loss of 6 over 4 ratings in one mini-batch. */
  @Test
  void theRoundsOfAnEpochAreAddedUp() {
    script.batchesPerEpoch = 2;
    TrainingLoop loop = loop(0.7);
    loop.run(script, new RoundLength(1, 2).rounds(1));
    assertThat(script.trained).hasSize(2);
    Epoch epoch = loop.history().get(0);
    assertThat(epoch.trainLoss()).isEqualTo(1.5);
    assertThat(epoch.ratings()).isEqualTo(8);
    assertThat(epoch.rounds()).isEqualTo(2);
    assertThat(epoch.validation()).isEqualTo(OptionalDouble.of(0.7));
  }

  @Test
  void validationEndsTheTrainingWhenItGetsNoBetter() {
    TrainingLoop loop = loop(new double[] {1, 0.8, 0.9, 0.8, 0.1}, "training.patience=2");
    loop.run(script, EPOCH.rounds(9));
    assertThat(loop.history()).hasSize(4);
    assertThat(loop.isStale()).isTrue();
    assertThat(loop.bestEpoch()).isEqualTo(2);
    assertThat(loop.best().value()).isEqualTo(0.8);
    assertThat(events).containsExactly("1", "better", "2", "better", "3", "4");
  }

  /** Epochs 1 to 4 were run, of which 2 was the best; at epoch 6 four were no better. */
  @Test
  void epochsThatWereRunBeforeAreTakenOverAndLeftOut() {
    TrainingLoop whole =
        loop(new double[] {0.5, 0.6, 0.7, 0.7}, "training.patience=4", "training.epochs=9");
    whole.run(script, RoundLength.ofEpochs(2).rounds(4));
    script.trained.clear();
    events.clear();

    TrainingLoop loop = loop(new double[] {0.7, 0.1}, "training.patience=4", "training.epochs=9");
    loop.resume(whole.history());
    assertThat(loop.bestEpoch()).isEqualTo(2);
    loop.run(script, RoundLength.ofEpochs(2).rounds(9));
    assertThat(script.trained).hasSize(1).first().asString().startsWith("5 to 6");
    assertThat(loop.history()).extracting(Epoch::epoch).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(loop.isStale()).isTrue();
    assertThat(loop.bestEpoch()).isEqualTo(2);
    assertThat(events).containsExactly("5", "6");
  }

  @Test
  void aTrainingMayEndBeforeItsSettingsDo() {
    TrainingLoop loop = loop(new double[] {1, 0.8}, "training.patience=2");
    loop.run(script, EPOCH.rounds(2));
    assertThat(loop.history()).hasSize(2);
    assertThat(loop.isStale()).isFalse();
  }

  /** Of rounds of two epochs the second one can be best; at epoch 6, four were no better. */
  @Test
  void patienceCountsEpochs() {
    TrainingLoop loop = loop(new double[] {0.5, 0.6, 0.6, 0.1}, "training.patience=3");
    loop.run(script, RoundLength.ofEpochs(2).rounds(9));
    assertThat(loop.history()).hasSize(6);
    assertThat(loop.bestEpoch()).isEqualTo(2);
  }

  @Test
  void withoutPatienceItGoesOn() {
    TrainingLoop loop = loop(new double[] {0.5, 0.6, 0.7, 0.8}, "training.patience=0");
    loop.run(script, EPOCH.rounds(4));
    assertThat(loop.history()).hasSize(4);
    assertThat(loop.isStale()).isFalse();
  }

  @Test
  void aLossThatIsNoNumberEndsItWithTheEpoch() {
    script.divergesIn = 2;
    assertThatThrownBy(() -> loop(0.5, 0.4).run(script, EPOCH.rounds(4)))
        .isInstanceOfSatisfying(DivergedException.class, e -> assertThat(e.epoch()).isEqualTo(2))
        .hasMessageStartingWith("training diverged: train loss became NaN in epoch 2; try");
  }

  /** 0 / 0 is no number, too, but no learning rate is at fault. */
  @Test
  void anEpochWithoutARatingToLearnFromIsNoDivergence() {
    script.isEmptyIn = 2;
    assertThatThrownBy(() -> loop(0.5, 0.4).run(script, EPOCH.rounds(4)))
        .isInstanceOf(RatingsException.class)
        .hasMessage(
            "training: expected ratings that the loss is about, was none in epoch 2: change training.hide (was 0.5) or training.loss-on (was hidden), or of a network that ranks evaluation.relevant-from or network.positives; or there are too few ratings");
  }

  @Test
  void soDoesAValueOnValidationThatIsNone() {
    assertThatThrownBy(() -> loop(0.5, 0.4, Double.NaN).run(script, EPOCH.rounds(4)))
        .isInstanceOfSatisfying(DivergedException.class, e -> assertThat(e.epoch()).isEqualTo(3))
        .hasMessageStartingWith("training diverged: validation RMSE became NaN in epoch 3;");
  }

  @Test
  void aLostMiniBatchIsAnError() {
    script.batchesPerEpoch = 2;
    assertThatThrownBy(() -> loop(0.5).run(script, EPOCH.rounds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected 2 mini-batches to be trained in epoch 1, was 1");
  }

  private TrainingLoop loop(double... values) {
    return loop(values, "training.patience=0");
  }

  /**
   * @param values of the RMSE on validation; none where nothing is validated
   */
  private TrainingLoop loop(double[] values, String... settings) {
    TrainingSettings training = new Schedule(TestSettings.with(settings)).forVectors(1).training();
    Iterator<Double> next = Arrays.stream(values).iterator();
    Optional<Validator> validator =
        values.length == 0
            ? Optional.empty()
            : Optional.of(new Validator(ValidationMetric.RMSE, network -> next.next()));
    return new TrainingLoop(training, validator, new Noted());
  }

  /** Trains nothing: one mini-batch an epoch and round, with a loss of 6 over 4 ratings. */
  private static final class Script implements RoundTrainer {
    private final List<String> trained = new ArrayList<>();
    private int batchesPerEpoch = 1;
    private int divergesIn;
    private int isEmptyIn;

    @Override
    public SparseNetwork network() {
      return null;
    }

    @Override
    public int batchesPerEpoch() {
      return batchesPerEpoch;
    }

    @Override
    public Losses train(Round round, double[] rates) {
      trained.add(
          "%d to %d: %s".formatted(round.firstEpoch(), round.lastEpoch(), Arrays.toString(rates)));
      Losses losses = new Losses(round);
      for (int epoch = round.firstEpoch(); epoch <= round.lastEpoch(); epoch++) {
        boolean isEmpty = epoch == isEmptyIn;
        losses.add(epoch, epoch == divergesIn ? Double.NaN : isEmpty ? 0 : 6, isEmpty ? 0 : 4);
      }
      return losses;
    }
  }

  private final class Noted implements TrainingLoop.Listener {
    @Override
    public void ended(Epoch epoch) {
      events.add(String.valueOf(epoch.epoch()));
    }

    @Override
    public void improved(SparseNetwork network) {
      events.add("better");
    }
  }
}
