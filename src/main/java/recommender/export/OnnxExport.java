package recommender.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import recommender.model.ExportableModel;
import recommender.model.LoadedRun;
import recommender.onnx.OnnxFile;
import recommender.onnx.OnnxGraph;
import recommender.onnx.OnnxModel;
import recommender.onnx.Value;

/**
 * Export of the models of a run to files of ONNX.
 *
 * <p>A file has one input, {@value #RATINGS} [batch × items], the ratings of users in the scale of
 * the run's, NaN where there is none, and one output, {@value #SCORES} [batch × items]: what the
 * run answers a user of whom it knows nothing else.
 *
 * @param run whose models are exported
 * @param origin what is said about it
 */
public record OnnxExport(LoadedRun run, Origin origin) {
  static final String RATINGS = "ratings";
  static final String SCORES = "scores";

  /** The file of the items. */
  public static final String ITEMS = "items.csv";

  private static final String ENDING = ".onnx";
  private static final String BATCH = "batch";

  /**
   * File of a model.
   *
   * @param name of the file
   * @param model which it answers like
   */
  public record File(String name, ExportableModel model) {}

  /**
   * Writes the first model to a file of that name, a second one, which ranks, to {@code
   * NAME-ranking.onnx}, and their items.
   *
   * @param name such as {@code model.onnx}
   */
  public List<File> write(String name, OnnxFile.Folder folder) throws IOException {
    List<File> files = new ArrayList<>();
    for (ExportableModel model : run.exportable()) {
      File file = new File(files.isEmpty() ? name : second(name, model), model);
      new OnnxFile(model(model), file.name()).write(folder);
      files.add(file);
    }
    new CsvFile(folder.create(ITEMS)).items(run.items().ids()).close();
    return files;
  }

  private static String second(String name, ExportableModel model) {
    String stem = name.substring(0, name.length() - ENDING.length());
    return stem + "-" + model.source().text() + ENDING;
  }

  private OnnxModel model(ExportableModel model) {
    return new OnnxModel(
        graph(model, run.items().size()),
        Origin.PRODUCER,
        origin.version(),
        origin.metadata(model.source(), run.items().ids()));
  }

  /** The graph of a model. */
  static OnnxGraph graph(ExportableModel model, int items) {
    OnnxGraph graph = new OnnxGraph(model.source().text());
    Value ratings = graph.input(RATINGS, BATCH, items);
    graph.output(model.answers(graph, ratings), SCORES, BATCH, items);
    return graph;
  }
}
