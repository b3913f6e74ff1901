package recommender.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Report of a run, or of its evaluation on other ratings, for people: a page of HTML that needs no
 * other file and no network, and a model card. Every number in it is one of {@code metrics.json},
 * of a history or of the sample.
 *
 * @param metrics of the run
 * @param histories texts of its histories by file
 * @param promotion sentences on whether the run took the place of the one in service; empty of an
 *     evaluation
 * @param settings in force, as HOCON; empty of an evaluation
 * @param licence of the ratings; empty where it is not known
 * @param sample some users with their lists; may be empty
 */
public record Report(
    Metrics metrics,
    Map<String, String> histories,
    List<String> promotion,
    String settings,
    String licence,
    List<SampleUser> sample) {
  private static final Configuration TEMPLATES = templates();

  private static Configuration templates() {
    Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(Report.class, "");
    templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
    templates.setLocale(Locale.ROOT);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setWrapUncheckedExceptions(true);
    return templates;
  }

  /** The text of {@code report.html}. */
  public String html() {
    Map<String, Object> values = values();
    values.put("charts", Charts.of(metrics, histories));
    return filled("report.ftlh", values);
  }

  /** The text of {@code model-card.md}. */
  public String modelCard() {
    return filled("model-card.ftl", values());
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("metrics", metrics.values());
    values.put("verdicts", Verdict.all(metrics));
    values.put("promotion", promotion);
    values.put("models", models());
    values.put("settings", settings);
    values.put("licence", licence);
    values.put("sample", sample);
    return values;
  }

  /** The files of the histories and the words for the models of the run, by section. */
  private List<Map<String, Object>> models() {
    return Stream.concat(
            Optional.ofNullable(metrics.model()).map(first -> Map.entry("", first)).stream(),
            metrics.beside().entrySet().stream())
        .map(
            model ->
                Map.<String, Object>of(
                    "section", model.getKey(),
                    "history", History.file(model.getKey()),
                    "values", Metrics.values(model.getValue())))
        .toList();
  }

  private static String filled(String template, Map<String, Object> values) {
    try {
      StringWriter text = new StringWriter();
      TEMPLATES.getTemplate(template).process(values, text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
  }
}
