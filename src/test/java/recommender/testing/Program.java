package recommender.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/**
 * Statements of an example, compiled and run as a program of their own.
 *
 * @param imports statements before the class
 * @param example what its main method does
 */
public record Program(String imports, String example) {

  /** What it prints. */
  public String output(Path folder) throws Exception {
    compile(folder);
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private void compile(Path folder) throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("Example.java"),
            imports
                + " public class Example {"
                + " public static void main(String[] args) throws Exception {"
                + example
                + "} }");
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                problems,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(code).as(problems.toString(StandardCharsets.UTF_8)).isZero();
  }
}
