package recommender.ratings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import recommender.ratings.TrueRatings.TrueRating;

/** Text in a layout that a seed draws, with the settings that its reader cannot do without. */
final class RandomLayout {
  private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|", "::");
  private static final List<String> NAMES = List.of("userId", "movieId", "rating", "timestamp");

  private final Random random;
  private final String separator;
  private final boolean header;
  private final boolean decimalComma;
  private final boolean quoted;
  private final boolean floatIds;
  private final String lineEnd;
  private final int time;
  private final Charset charset;
  private final boolean mark;
  private final List<String> columns;

  RandomLayout(int seed) {
    this.random = new Random(seed);
    this.separator = SEPARATORS.get(random.nextInt(SEPARATORS.size()));
    this.header = random.nextBoolean();
    this.decimalComma = !separator.equals(",") && random.nextInt(3) == 0;
    this.quoted = random.nextInt(3) == 0;
    this.floatIds = random.nextInt(4) == 0;
    this.lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    this.time = random.nextInt(5);
    this.mark = random.nextInt(3) == 0;
    this.charset =
        mark && random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    this.columns = new ArrayList<>(NAMES);
    if (header || random.nextBoolean()) {
      for (int extra = random.nextInt(3); extra > 0; extra--) {
        columns.add("note" + extra);
      }
      Collections.shuffle(columns, random);
    }
  }

  /** Settings of what no reader can know. */
  String[] settings() {
    List<String> settings = new ArrayList<>();
    if (decimalComma) {
      settings.add("input.decimal = \",\"");
    }
    if (!header && !columns.equals(NAMES)) {
      settings.add("input.fields = [" + String.join(", ", columns) + "]");
    }
    return settings.toArray(String[]::new);
  }

  byte[] bytes(TrueRatings ratings) {
    StringBuilder text = new StringBuilder(mark ? "\uFEFF" : "");
    if (header) {
      text.append(String.join(separator, columns)).append(lineEnd);
    }
    for (TrueRating rating : ratings.rows()) {
      text.append(line(rating)).append(lineEnd);
      if (random.nextInt(50) == 0) {
        text.append(lineEnd);
      }
    }
    return text.toString().getBytes(charset);
  }

  private String line(TrueRating rating) {
    return columns.stream().map(name -> field(name, rating)).collect(Collectors.joining(separator));
  }

  private String field(String name, TrueRating rating) {
    String value =
        switch (name) {
          case "userId" -> rating.user() + (floatIds ? ".0" : "");
          case "movieId" -> rating.item() + (floatIds ? ".0" : "");
          case "rating" -> String.valueOf(rating.rating()).replace('.', decimalComma ? ',' : '.');
          case "timestamp" -> time(rating.time());
          default -> quoted ? "a " + separator + " \"\"b\"\"" : "some words";
        };
    boolean needsQuotes = name.startsWith("note") && quoted;
    return needsQuotes || quoted && random.nextBoolean() ? '"' + value + '"' : value;
  }

  private String time(long seconds) {
    return switch (time) {
      case 0 -> String.valueOf(seconds);
      case 1 -> String.valueOf(seconds * 1000);
      case 2 -> Instant.ofEpochSecond(seconds).toString();
      case 3 -> Instant.ofEpochSecond(seconds).toString().replace('T', ' ').replace("Z", " UTC");
      default -> seconds + ".0";
    };
  }

  @Override
  public String toString() {
    return "%s separated by '%s', header %s, quoted %s, comma %s, float ids %s, time %d, %s %s"
        .formatted(columns, separator, header, quoted, decimalComma, floatIds, time, charset, mark);
  }
}
