package recommender.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final Pattern KEY = Pattern.compile(" +([a-z0-9-]+) = .*");

  @Test
  void everyKeyStandsBelowAComment() throws IOException {
    List<String> commented = new ArrayList<>();
    boolean comment = false;
    for (String line : text().lines().toList()) {
      comment = line.isBlank() || line.matches("[a-z]+ \\{") ? false : comment || isComment(line);
      Matcher key = KEY.matcher(line);
      if (comment && key.matches()) {
        commented.add(key.group(1));
      }
    }
    assertThat(commented).containsExactlyInAnyOrderElementsOf(names(Defaults.load().root()));
  }

  @Test
  void allButTheInputHasADefaultThatCanBeUsed() {
    assertThat(Hocon.problems()).isEmpty();
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static List<String> names(ConfigObject section) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      if (entry.getValue() instanceof ConfigObject inner) {
        names.addAll(names(inner));
      } else {
        names.add(entry.getKey());
      }
    }
    return names;
  }

  private static String text() throws IOException {
    try (InputStream file =
        Defaults.class.getClassLoader().getResourceAsStream("conf/reference.conf")) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
