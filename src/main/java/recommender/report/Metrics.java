package recommender.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;

/**
 * Metrics of a run, as {@code metrics.json} has them: the names of the components in snake case are
 * its keys, and unmeasured ones are null here and absent there.
 *
 * @param model the first model of the run; null of a run that is only evaluated
 * @param beside the other models, by the sections of their settings
 * @param paired the model's RMSE against each baseline's, by the name of the baseline
 * @param pairedNdcgAt10 its NDCG@10 against each baseline's
 * @param baselines by the name of the baseline
 * @param slices errors and lists by slices; null where nobody asked for them
 * @param compared the same ratings scored by another run; null without one
 */
public record Metrics(
    Run run,
    DataMetrics data,
    @JsonUnwrapped ModelMetrics model,
    Test test,
    FoldIn foldIn,
    @JsonAnyGetter Map<String, ModelMetrics> beside,
    Map<String, Paired> paired,
    Map<String, Paired> pairedNdcgAt10,
    Map<String, Baseline> baselines,
    Slices slices,
    BacktestMetrics backtest,
    Compared compared) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(new SnakeCase())
          .setSerializationInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Id, time and version of the run.
   *
   * @param started ISO 8601, UTC
   * @param seconds wall time until the metrics were written
   * @param version of this project
   * @param seed {@code training.seed}
   * @param stages seconds of wall time by stage, in the order they ran
   */
  public record Run(
      String id,
      String started,
      double seconds,
      String version,
      String sparkVersion,
      long seed,
      Map<String, Double> stages) {}

  /**
   * Errors and lists on test.
   *
   * @param rmseLow lower end of the 95 % bootstrap interval over users
   * @param rmseHigh upper end
   * @param rmsePerUser mean over users of each one's RMSE
   * @param maePerUser mean over users of each one's MAE
   * @param lists metrics of lists of recommendations, by keys such as {@code ndcg_at_10}: of the
   *     network that ranks where there is one, else of the one that predicts ratings
   */
  public record Test(
      Double rmse,
      Double rmseLow,
      Double rmseHigh,
      Double mae,
      Double rmsePerUser,
      Double maePerUser,
      @JsonAnyGetter Map<String, Double> lists) {}

  /**
   * Errors on unseen users: the first half of their held-out ratings in time was fed in, the second
   * half predicted.
   *
   * @param ratings predicted
   * @param offsetRmse RMSE of global mean, item offset and the user offset of what was fed in
   * @param offsetMae MAE of the same
   */
  public record FoldIn(
      long users, long ratings, double rmse, double mae, double offsetRmse, double offsetMae) {}

  /**
   * Difference between the model and a baseline on the same users.
   *
   * @param difference of the model's metric less that of the baseline
   * @param low lower end of the difference's 95 % bootstrap interval over users
   * @param high upper end
   */
  public record Paired(double difference, Double low, Double high) {}

  /** Errors of a baseline on the same test ratings, or its lists for the same users. */
  public record Baseline(Double rmse, Double mae, @JsonAnyGetter Map<String, Double> lists) {}

  /**
   * This run and another one on the ratings that both can score, which may be fewer than those of
   * {@link DataMetrics.TestPart}.
   *
   * @param run id of the other one
   * @param ratings that were scored, of {@code users}
   * @param rmse of this run; null where one of them predicts no ratings
   * @param otherRmse of the other one
   * @param paired this run's RMSE less the other's
   * @param usersRanked those with a relevant item held out
   * @param ndcgAt10 of this run's lists
   * @param otherNdcgAt10 of the other's
   * @param pairedNdcgAt10 this run's NDCG@10 less the other's
   */
  public record Compared(
      String run,
      long ratings,
      long users,
      Double rmse,
      Double otherRmse,
      Paired paired,
      long usersRanked,
      Double ndcgAt10,
      Double otherNdcgAt10,
      Paired pairedNdcgAt10) {}

  /** Snake case with an underscore before numbers: {@code ndcgAt10} is {@code ndcg_at_10}. */
  private static final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {
    private static final long serialVersionUID = 1L;

    @Override
    public String translate(String name) {
      return super.translate(name).replaceAll("_at(?=[0-9])", "_at_");
    }
  }

  /** The same as maps and lists, by the keys of {@code metrics.json}. */
  Map<String, Object> values() {
    return values(this);
  }

  /** A part of the metrics as maps and lists. */
  static Map<String, Object> values(Object part) {
    return JSON.convertValue(part, new TypeReference<Map<String, Object>>() {});
  }

  /** The text of {@code metrics.json}. */
  public String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
