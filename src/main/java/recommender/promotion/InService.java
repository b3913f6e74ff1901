package recommender.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.config.Names;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.SplitSettings;
import recommender.repository.RepositoryException;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;

/**
 * The run in service, as its folder tells.
 *
 * @param metrics its {@code metrics.json}
 * @param settings that it was trained with
 */
record InService(Path folder, JsonNode metrics, Settings settings) {
  private static final String ANYWAY = "; to promote the new run anyway: RunsJob --promote";

  /**
   * Reads what is needed of a run.
   *
   * @throws NotComparableException when it is of another version, or not readable
   */
  static InService read(Path folder, Configuration hadoop) {
    try {
      return new InService(
          folder,
          new ObjectMapper().readTree(RunRepository.text(folder, RunFiles.METRICS, hadoop)),
          Settings.parse(RunRepository.text(folder, RunFiles.SETTINGS, hadoop)));
    } catch (JsonProcessingException | SettingsException | RepositoryException e) {
      throw new NotComparableException(
          "run %s, which is in service, could not be read (%s)%s"
              .formatted(folder.getName(), e.getMessage(), ANYWAY));
    }
  }

  String id() {
    return folder.getName();
  }

  /**
   * Demands that the run in service was held out of what is held out now.
   *
   * @param now settings of the new run
   * @param cutoff of the new run's split in time
   * @throws NotComparableException when it may have been trained on it
   */
  void demandSameSplit(Settings now, OptionalDouble cutoff) {
    List<String> other = new ArrayList<>();
    SplitSettings then = settings.split();
    SplitSettings split = now.split();
    add(other, "split.strategy", Names.kebab(then.strategy()), Names.kebab(split.strategy()));
    add(other, "split.percentile", then.percentile(), split.percentile());
    add(other, "split.fraction", then.fraction(), split.fraction());
    add(other, "split.count", then.count(), split.count());
    add(other, "split.order", then.order(), split.order());
    add(other, "split.given-fraction", then.givenFraction(), split.givenFraction());
    add(other, "split.seed", then.seed(), split.seed());
    if (!other.isEmpty()) {
      throw new NotComparableException(
          "run %s, which is in service, has another split (%s), so that it may have been trained on what is held out now; train with its split%s"
              .formatted(id(), String.join(", ", other), ANYWAY));
    }
    demandEarlier(cutoff);
  }

  private static void add(List<String> other, String key, Object then, Object now) {
    if (!Objects.equals(then, now)) {
      other.add("%s %s, now %s".formatted(key, then, now));
    }
  }

  private void demandEarlier(OptionalDouble cutoff) {
    JsonNode then = metrics.path("data").path("cutoff_timestamp");
    if (cutoff.isPresent() && then.isNumber() && then.asDouble() > cutoff.getAsDouble()) {
      throw new NotComparableException(
          "run %s, which is in service, was trained on ratings up to %s, past the cut-off now (%s), so that it knows some that are held out; train on ratings as new as its own%s"
              .formatted(id(), then.asText(), cutoff.getAsDouble(), ANYWAY));
    }
  }
}
