package recommender.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.onnx.Weights;

class CsvFileTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void idsWithCommasAndQuotesAreQuoted() throws IOException {
    new CsvFile(bytes).items(List.of(7L, "a,b", "say \"a\"")).close();
    assertThat(bytes).hasToString("column,item\n0,7\n1,\"a,b\"\n2,\"say \"\"a\"\"\"\n");
  }

  @Test
  void aRowOfAMatrixIsALine() throws IOException {
    float[][] rows = {{1, 0.1f}, {-2.5e-8f, 3}};
    new CsvFile(bytes).weights(Weights.matrix("w", "", rows)).close();
    assertThat(bytes).hasToString("1.0,0.1\n-2.5E-8,3.0\n");
  }

  @Test
  void aVectorIsALine() throws IOException {
    new CsvFile(bytes).weights(Weights.vector("v", "", new float[] {1, 2})).close();
    assertThat(bytes).hasToString("1.0,2.0\n");
  }
}
