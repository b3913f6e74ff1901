package recommender.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import recommender.model.ExportableModel;
import recommender.model.LoadedRun;
import recommender.onnx.OnnxFile;
import recommender.onnx.Weights;

/**
 * Export of the weights of a run's models as text: a file for each matrix, a row a line; {@value
 * #WEIGHTS}, which says what each is; the items; and the run's {@code model.json}. They are the
 * constants of {@link OnnxExport}, under the same names.
 *
 * @param run whose models are exported
 * @param origin what is said about it
 */
public record CsvExport(LoadedRun run, Origin origin) {
  static final String WEIGHTS = "weights.csv";

  private static final String FACTS = "model.json";

  /** Writes all files. */
  public void write(OnnxFile.Folder folder) throws IOException {
    try (CsvFile index = new CsvFile(folder.create(WEIGHTS))) {
      index.line("file", "rows", "columns", "meaning");
      List<ExportableModel> models = run.exportable();
      for (ExportableModel model : models) {
        String beginning = model == models.get(0) ? "" : model.source().text() + ".";
        for (Weights weights : OnnxExport.graph(model, run.items().size()).weights()) {
          String file = beginning + weights.name() + ".csv";
          new CsvFile(folder.create(file)).weights(weights).close();
          index.line(file, weights.rows(), weights.columns(), weights.meaning());
        }
      }
    }
    new CsvFile(folder.create(OnnxExport.ITEMS)).items(run.items().ids()).close();
    try (OutputStream out = folder.create(FACTS)) {
      out.write(origin.facts().getBytes(StandardCharsets.UTF_8));
    }
  }
}
