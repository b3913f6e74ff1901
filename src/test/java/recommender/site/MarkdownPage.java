package recommender.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of Markdown as GitHub shows it. Links in blocks that are indented are looked at as well,
 * since these may belong to a list; those in fences and code spans are none.
 *
 * @param links where links, images, references and HTML of the page point, as it is written
 * @param anchors what GitHub makes of the headings, in their order
 */
record MarkdownPage(List<String> links, Set<String> anchors) {
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^ {0,3}(`{3,}|~{3,})[^\\n]*\\n.*?(?:^ {0,3}\\1[`~]*$|\\z)");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern CODE_SPAN =
      Pattern.compile("(?s)(?<!`)(`+)(?!`)(?:(?!\\n\\n).)+?(?<!`)\\1(?!`)");
  private static final Pattern INLINE = Pattern.compile("]\\(\\s*<?([^\\s)>]+)");
  private static final Pattern REFERENCE = Pattern.compile("(?m)^ {0,3}\\[[^]]+]:\\s*<?([^\\s>]+)");
  private static final Pattern HTML =
      Pattern.compile("(?:href|src|srcset)\\s*=\\s*[\"']([^\"'\\s]+)");
  private static final Pattern HEADING =
      Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+(.*?)(?:[ \\t]+#+)?[ \\t]*$");
  private static final Pattern LINK_IN_HEADING = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

  static MarkdownPage read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  static MarkdownPage of(String text) {
    String shown = COMMENT.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
    String prose = CODE_SPAN.matcher(shown).replaceAll("");
    List<String> links =
        Stream.of(INLINE, REFERENCE, HTML).flatMap(pattern -> groups(pattern, prose)).toList();
    return new MarkdownPage(links, anchors(groups(HEADING, shown).toList()));
  }

  private static Stream<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1));
  }

  /** Of headings that read the same the second has -1 at its end, the third -2. */
  private static Set<String> anchors(List<String> headings) {
    Set<String> anchors = new LinkedHashSet<>();
    for (String heading : headings) {
      String name = anchor(heading);
      String unique = name;
      for (int before = 1; !anchors.add(unique); before++) {
        unique = name + "-" + before;
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    return LINK_IN_HEADING
        .matcher(heading)
        .replaceAll("$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc} -]", "")
        .replace(' ', '-');
  }
}
