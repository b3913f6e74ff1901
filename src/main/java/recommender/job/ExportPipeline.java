package recommender.job;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.config.ExportFormat;
import recommender.config.ExportSettings;
import recommender.export.CsvExport;
import recommender.export.OnnxExport;
import recommender.export.Origin;
import recommender.export.Verification;
import recommender.model.LoadedRun;
import recommender.repository.FilesDraft;
import recommender.repository.RepositoryException;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;
import recommender.repository.TableDraft;

/** From a run to files that others answer from: load, write, compare, publish. */
record ExportPipeline(ExportSettings settings, Configuration hadoop, PrintStream out) {
  private static final String OUTPUT = "--output";

  /** Runs to the end; prints what was written. */
  void run() {
    if (settings.verify() > 0) {
      Verification.demandRuntime();
    }
    Path run = RunRepository.published("--run", settings.run(), hadoop);
    Origin origin =
        new Origin(
            run.getName(), RunRepository.text(run, RunFiles.MODEL_JSON, hadoop), Version.current());
    try {
      if (settings.format() == ExportFormat.CSV) {
        csv(run, origin);
      } else {
        onnx(run, origin);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void csv(Path run, Origin origin) throws IOException {
    try (TableDraft draft =
            TableDraft.begin(
                OUTPUT, settings.output(), Optional.empty(), settings.overwrite(), hadoop);
        LoadedRun loaded = LoadedRun.load(run, hadoop)) {
      new CsvExport(loaded, origin).write(draft::create);
      out.printf("Weights of run %s: %s%n", origin.run(), draft.publish());
    }
  }

  private void onnx(Path run, Origin origin) throws IOException {
    try (FilesDraft draft = draft();
        LoadedRun loaded = LoadedRun.load(run, hadoop)) {
      List<OnnxExport.File> files =
          new OnnxExport(loaded, origin).write(draft.name(), draft::create);
      if (settings.verify() > 0) {
        verify(files, draft, loaded, origin);
      }
      out.printf(Locale.ROOT, "Run %s, %,d items:%n", origin.run(), loaded.items().size());
      for (Path file : draft.publish()) {
        out.println("  " + file);
      }
    }
  }

  private FilesDraft draft() {
    FilesDraft draft = FilesDraft.begin(OUTPUT, settings.output(), settings.overwrite(), hadoop);
    try {
      draft.demandFree(OnnxExport.ITEMS);
      return draft;
    } catch (RepositoryException e) {
      draft.close();
      throw e;
    }
  }

  private void verify(
      List<OnnxExport.File> files, FilesDraft draft, LoadedRun loaded, Origin origin)
      throws IOException {
    Verification verification =
        Verification.ofRandomUsers(settings.verify(), origin, loaded.items().size());
    try (LocalFiles local = LocalFiles.of(draft.folder(), hadoop)) {
      for (OnnxExport.File file : files) {
        double difference =
            verification.largestDifference(file.model(), local.folder().resolve(file.name()));
        out.printf(
            Locale.ROOT,
            "%s: onnxruntime answers %,d users as the run does, largest difference %.1e%n",
            file.name(),
            settings.verify(),
            difference);
      }
    }
  }
}
