package recommender.submit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the submit scripts in a folder with a space in its name, and a PATH that holds nothing
 * but what they need and what a test puts there.
 */
final class ScriptProject {
  private static final List<String> TOOLS =
      List.of(
          "awk", "bash", "cat", "date", "dirname", "find", "grep", "mkdir", "mv", "paste", "rm",
          "sed");

  private final Path tests;
  private final Path root;
  private final Path path;
  private final Map<String, String> environment = new HashMap<>();

  /** What a script did. */
  record Outcome(int exitCode, String out, String err) {}

  ScriptProject(Path folder) throws IOException {
    this.tests = folder;
    this.root = Files.createDirectories(folder.resolve("a project"));
    this.path = Files.createDirectories(folder.resolve("bin"));
    copy("submit");
    copy("conf");
    Files.createFile(root.resolve("pom.xml"));
    tools(TOOLS.toArray(String[]::new));
    environment.put("PATH", path.toString());
  }

  Path root() {
    return root;
  }

  Path jar() {
    return root.resolve("target/autoencoder-recommender.jar");
  }

  Path classArchive() {
    return root.resolve("target/classes.jsa");
  }

  ScriptProject with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a program on the PATH in place of any other of that name. */
  ScriptProject program(String name, String... lines) throws IOException {
    script(path.resolve(name), lines);
    return this;
  }

  /** Puts programs of this machine on the PATH. */
  ScriptProject tools(String... names) throws IOException {
    for (String name : names) {
      Files.createSymbolicLink(path.resolve(name), onPath(name));
    }
    return this;
  }

  /** The JDK that runs the tests. */
  ScriptProject realJdk() {
    return with("JAVA_HOME", System.getProperty("java.home"));
  }

  /** A Java, without a compiler, that tells its version on x86_64 Linux. */
  ScriptProject java(String version) throws IOException {
    return java(version, "amd64", "Linux");
  }

  ScriptProject java(String version, String arch, String system) throws IOException {
    return program(
        "java",
        "[[ $* != *-version ]] || {",
        "  printf '    os.arch = %s\\n    os.name = %s\\n' '" + arch + "' '" + system + "' >&2",
        "  echo 'openjdk version \"" + version + "\"' >&2",
        "  exit",
        "}",
        "echo \"java $*\" >&2");
  }

  /** A Java 17 that launches jobs: each prints its options, and archives where it is to. */
  ScriptProject javaThatRuns() throws IOException {
    java("17.0.1");
    Path java = path.resolve("java");
    return program(
        "java",
        Files.readString(java).replaceFirst("(?m)^echo .*\\n", "").strip(),
        "case $* in",
        "  *launcher.Main*) printf '\\0\\n' && printf '%s\\0' \"$0\" -cp jars ;;",
        "  *SampleRatings*) ;;",
        "  *)",
        "    printf '<%s>\\n' \"$@\"",
        "    [[ ! -d target/archive ]] || echo classes >target/archive/classes.jsa",
        "    ;;",
        "esac");
  }

  ScriptProject jdk(String version, String arch, String system) throws IOException {
    return java(version, arch, system).program("javac", "");
  }

  /** A Maven that tells its version, or what it is asked to do. */
  ScriptProject maven(String version) throws IOException {
    return program(
        "mvn",
        "[[ $1 != -v ]] || { echo 'Apache Maven " + version + " (abc)'; exit; }",
        "echo \"mvn $*\"");
  }

  /** A spark-submit that tells its version, or prints its arguments and ends with 7. */
  Path sparkHome(String spark, String scala) throws IOException {
    Path home = tests.resolve("spark " + spark + " " + scala);
    script(
        home.resolve("bin/spark-submit"),
        "if [[ $1 == --version ]]; then",
        "  echo '   /___/ .__/\\_,_/_/ /_/\\_\\   version " + spark + "' >&2",
        "  echo 'Using Scala version " + scala + ", OpenJDK 64-Bit Server VM, 17.0.15' >&2",
        "  exit",
        "fi",
        "printf '<%s>\\n' \"$@\"",
        "exit 7");
    return home;
  }

  /** What {@code mvn package} leaves on x86_64 Linux, as far as the scripts look. */
  ScriptProject built() throws IOException {
    return built("linux-x86_64");
  }

  ScriptProject built(String platform) throws IOException {
    Files.createDirectories(root.resolve("target/spark/jars"));
    withJar(21 << 20);
    try (RandomAccessFile file = new RandomAccessFile(jar().toFile(), "rw")) {
      file.write(("bindings/" + platform + "/lib.so").getBytes(StandardCharsets.US_ASCII));
    }
    // Stands for none, and is as new as the jar.
    Files.createFile(classArchive());
    return this;
  }

  ScriptProject withJar(long bytes) throws IOException {
    Files.createDirectories(jar().getParent());
    try (RandomAccessFile file = new RandomAccessFile(jar().toFile(), "rw")) {
      file.setLength(bytes);
    }
    return this;
  }

  Outcome run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("submit").resolve(script) + ""));
    command.addAll(List.of(arguments));
    Path out = tests.resolve("out");
    Path err = tests.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(tests.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " did not end within 60 s");
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void copy(String folder) throws IOException {
    Path from = Path.of(folder);
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(root.resolve(folder));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = Files.copy(file, root.resolve(file.toString()));
        to.toFile().setExecutable(Files.isExecutable(file));
      }
    }
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    // A link to the real program may stand there.
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
    file.toFile().setExecutable(true);
  }

  private static Path onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(tool + " is not on the PATH"));
  }
}
