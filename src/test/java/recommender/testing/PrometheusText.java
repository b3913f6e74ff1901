package recommender.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict parser of Prometheus' text format, as far as gauges go. */
public final class PrometheusText {
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\]*\"\\})? ([-+0-9.eE]+|NaN)");

  private PrometheusText() {}

  /** The values of a text by name and label, each of which has its help and type before it. */
  public static Map<String, Double> parse(String text) {
    assertThat(text).endsWith("\n");
    Map<String, Double> values = new LinkedHashMap<>();
    Set<String> helped = new HashSet<>();
    Set<String> typed = new HashSet<>();
    for (String line : text.split("\n")) {
      Matcher comment = COMMENT.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (comment.matches()) {
        boolean first = (comment.group(1).equals("HELP") ? helped : typed).add(comment.group(2));
        assertThat(first).as(line).isTrue();
        assertThat(comment.group(1).equals("HELP") || comment.group(3).equals("gauge"))
            .as(line)
            .isTrue();
      } else {
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(helped).contains(sample.group(1));
        assertThat(typed).contains(sample.group(1));
        String label = sample.group(2) == null ? "" : sample.group(2);
        Double before = values.put(sample.group(1) + label, Double.valueOf(sample.group(3)));
        assertThat(before).as(line).isNull();
      }
    }
    return values;
  }
}
