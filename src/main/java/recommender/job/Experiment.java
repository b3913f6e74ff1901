package recommender.job;

import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import recommender.baseline.Factorisation;
import recommender.config.Settings;
import recommender.memory.MemoryContext;
import recommender.split.RatingSplit;

/** From a split to its test scores: fit, choose the epoch on validation, fit again, score once. */
final class Experiment {
  private final JavaSparkContext context;
  private final Stages stages;
  private final Settings settings;
  private final MemoryContext memory;
  private final MatrixFactorisationBaseline rival;

  /** With the first network of a run. */
  Experiment(JavaSparkContext context, Stages stages, Settings settings) {
    this(context, stages, settings, MemoryContext.FIRST);
  }

  /**
   * @param settings of its network
   */
  Experiment(JavaSparkContext context, Stages stages, Settings settings, MemoryContext memory) {
    this.context = context;
    this.stages = stages;
    this.settings = settings;
    this.memory = memory;
    this.rival = new MatrixFactorisationBaseline(settings, stages);
  }

  /**
   * What came of it.
   *
   * @param validated what was trained on train and validated, if there is a validation part
   * @param last what was tested: the same, or trained again on train and validation
   */
  record Result(Fitted validated, Fitted last, TestEvaluation tested) implements AutoCloseable {

    /** Frees the vectors of what was tested; the others are free. */
    @Override
    public void close() {
      last.close();
    }
  }

  /** Runs to the end. */
  Result run(RatingSplit split) {
    Fitted validated = new Fitting(context, stages, settings, memory).fit(split);
    Optional<Factorisation.Shape> shape =
        rival.choose(split, validated.vectors(), validated.bias(), validated.scale());
    Fitted last = refitted(split, validated);
    try {
      Fitted beside =
          shape.map(each -> last.beside(rival.fit(each, last.vectors(), last.bias()))).orElse(last);
      TestEvaluation tested = stages.run("Evaluate", () -> TestEvaluation.of(split, beside));
      return new Result(validated, last, tested);
    } catch (Throwable e) {
      last.close();
      throw e;
    }
  }

  /** Trained once more with the validation ratings, for as many epochs as were best. */
  private Fitted refitted(RatingSplit split, Fitted validated) {
    if (!settings.training().refit() || validated.learned().validation().isEmpty()) {
      return validated;
    }
    validated.close();
    Settings again = validated.learned().again(settings);
    return new Fitting(context, stages, again, memory).fit(split.withoutValidation());
  }
}
