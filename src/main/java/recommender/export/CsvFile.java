package recommender.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import recommender.onnx.Weights;

/** File of fields between commas, a record a line, in UTF-8. */
final class CsvFile implements AutoCloseable {
  private final BufferedWriter out;

  CsvFile(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** The items by column. */
  CsvFile items(List<Object> ids) throws IOException {
    line("column", "item");
    for (int column = 0; column < ids.size(); column++) {
      line(column, ids.get(column));
    }
    return this;
  }

  /** A matrix, a row a line and without a header; numbers are read back as the same floats. */
  CsvFile weights(Weights weights) throws IOException {
    for (int row = 0; row < weights.rows(); row++) {
      float[] values = weights.rowAt().apply(row);
      StringBuilder line = new StringBuilder();
      for (float value : values) {
        line.append(line.isEmpty() ? "" : ",").append(value);
      }
      out.append(line).append('\n');
    }
    return this;
  }

  /** A record of any texts. */
  void line(Object... fields) throws IOException {
    for (int i = 0; i < fields.length; i++) {
      out.append(i == 0 ? "" : ",").append(quoted(fields[i].toString()));
    }
    out.append('\n');
  }

  private static String quoted(String field) {
    return field.matches("(?s).*[,\"\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
