package recommender.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TrainJob in a JVM of its own that writes down how large it was at most, in KiB. */
final class MeasuredJob {
  private MeasuredJob() {}

  /** Arguments: a file to write to, and those of TrainJob. */
  public static void main(String[] args) throws IOException {
    JobRunner runner = new JobRunner("TrainJob", System.out, System.err);
    String[] job = Arrays.copyOfRange(args, 1, args.length);
    ExitCode code = runner.run(TrainPipeline::run, SearchPipeline::new, job);
    Files.writeString(Path.of(args[0]), peak());
    System.exit(code.code());
  }

  private static String peak() throws IOException {
    Matcher line =
        Pattern.compile("VmHWM:\\s*(\\d+)").matcher(Files.readString(Path.of("/proc/self/status")));
    return line.find() ? line.group(1) : "";
  }
}
