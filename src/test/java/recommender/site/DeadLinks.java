package recommender.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Links to files of a project, or to headings of its pages, that are not there. */
final class DeadLinks {
  /** Such as https: and mailto:, which nobody looks up. */
  private static final Pattern ELSEWHERE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|//).*");

  private final Path project;

  DeadLinks(Path project) {
    this.project = project.toAbsolutePath().normalize();
  }

  /** The dead links of a page, each as {@code page: link}. */
  List<String> of(Path page) throws IOException {
    Path from = project.resolve(page);
    List<String> dead = new ArrayList<>();
    for (String link : MarkdownPage.read(from).links()) {
      if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(from, link)) {
        dead.add(project.relativize(from) + ": " + link);
      }
    }
    return dead;
  }

  private boolean leadsSomewhere(Path from, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path file = file(from, parts[0]);
    if (!file.startsWith(project) || !Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || hasAnchor(file, parts[1]);
  }

  /** A link that begins with a slash begins at the project, one without a file is to its page. */
  private Path file(Path from, String link) {
    String name = URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
    if (name.isEmpty()) {
      return from;
    }
    return name.startsWith("/")
        ? project.resolve(name.substring(1)).normalize()
        : from.resolveSibling(name).normalize();
  }

  private static boolean hasAnchor(Path file, String anchor) throws IOException {
    return file.toString().endsWith(".md") && MarkdownPage.read(file).anchors().contains(anchor);
  }
}
