package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** The same three ratings in every format. */
class RatingFormatsTest extends ReaderTest {
  private static final List<String> THREE =
      List.of("[1,10,4.0,100.0]", "[1,20,0.5,200.0]", "[2,10,3.0,300.0]");

  @Test
  void readsCsvWithAHeader() {
    assertThat(contents(read(file("a.csv", HEADER, "1,10,4.0,100", "2,10,3,300", "1,20,.5,200"))))
        .isEqualTo(THREE);
  }

  @Test
  void readsCsvWithExtraColumnsInAnyOrder() {
    String path =
        file(
            "a.csv",
            "timestamp,note,rating,movieId,userId",
            "100,x,4.0,10,1",
            "200,\"a, b\",0.5,20,1",
            "300,,3,10,2");
    assertThat(contents(read(path))).isEqualTo(THREE);
  }

  @Test
  void readsCsvWithQuotesBlanksBlankLinesByteOrderMarkAndCarriageReturns() {
    String path =
        write(
            "a.csv",
            "\uFEFF\"userId\", \"movieId\",rating,timestamp\r\n"
                + "\"1\", 10 ,\"4.0\",100\r\n\r\n1,20,0.5, 200\r\n   \r\n2,10,3,300");
    Ratings ratings = read(path);
    assertThat(ratings.quality().read()).isEqualTo(3);
    assertThat(contents(ratings)).isEqualTo(THREE);
  }

  @Test
  void readsCsvWithMappedNames() {
    String path = file("a.csv", "u,i,r,t", "1,10,4,100", "1,20,.5,200", "2,10,3,300");
    assertThat(contents(read(named("u", "i", "r", "t"), path))).isEqualTo(THREE);
  }

  @Test
  void namesInOtherCaseAreFoundWhereNoExactOneIs() {
    String path =
        file("a.csv", "USERID,MovieId,RATING,rating,timestamp", "1,10,9,4,100", "2,20,9,3,1");
    assertThat(contents(read(path))).containsExactly("[1,10,4.0,100.0]", "[2,20,3.0,1.0]");
  }

  @Test
  void readsDoubleColons() {
    assertThat(
            contents(
                read(file("ratings.dat", "1::10::4::100", "1::20::0.5::200", "2::10::3::300"))))
        .isEqualTo(THREE);
  }

  @Test
  void readsTabs() {
    assertThat(contents(read(file("u.data", "1\t10\t4\t100", "1\t20\t0.5\t200", "2\t10\t3\t300"))))
        .isEqualTo(THREE);
  }

  @Test
  void aByteOrderMarkBeforeTheFirstRowIsSkipped() {
    String path = write("u.data", "\uFEFF1\t10\t4\t100\r\n1\t20\t0.5\t200\r\n2\t10\t3\t300\r\n");
    assertThat(contents(read(path))).isEqualTo(THREE);
  }

  @Test
  void readsJsonLines() {
    String path =
        file(
            "a.json",
            "{\"userId\": 1, \"movieId\": 10, \"rating\": 4, \"timestamp\": 100}",
            "",
            "{\"movieId\": \"20\", \"userId\": 1, \"rating\": 0.5, \"timestamp\": 200, \"x\": {}}",
            "{\"userId\": 2, \"movieId\": 10, \"rating\": 3.0, \"timestamp\": \"300\"}");
    assertThat(contents(read(path))).isEqualTo(THREE);
  }

  @Test
  void readsParquetAndOrc() {
    Dataset<Row> table = three();
    table.write().parquet(folder.resolve("p").toString());
    table.write().orc(folder.resolve("o").toString());
    assertThat(contents(read(folder.resolve("p").toString()))).isEqualTo(THREE);
    assertThat(contents(read(folder.resolve("o").toString()))).isEqualTo(THREE);
  }

  @Test
  void readsCompressedText() {
    String csv = gzip("a.csv.gz", HEADER, "1,10,4.0,100", "2,10,3,300", "1,20,.5,200");
    String dat = gzip("a.dat.gz", "1::10::4::100", "1::20::0.5::200", "2::10::3::300");
    assertThat(contents(read(csv))).isEqualTo(THREE);
    assertThat(contents(read(dat))).isEqualTo(THREE);
  }

  @Test
  void readsAFolderAndAGlobOfFilesWithAHeaderEach() {
    file("all/part-0.csv", HEADER, "1,10,4.0,100", "1,20,.5,200");
    file("all/part-1.csv", HEADER, "2,10,3,300");
    file("all/_SUCCESS", "not, a, rating");
    file("all/.part-0.csv.crc", "neither");
    assertThat(contents(read(folder.resolve("all").toString()))).isEqualTo(THREE);
    assertThat(contents(read(folder.resolve("all/part-?.csv").toString()))).isEqualTo(THREE);
  }

  @Test
  void readsSeveralPathsInSeveralFormats() {
    three().where("userId = 2").write().parquet(folder.resolve("p").toString());
    Ratings ratings =
        read(
            file("a.csv", "rating,userId,movieId,timestamp", "4,1,10,100"),
            file("b.dat", "1::20::.5::200"),
            folder.resolve("p").toString());
    assertThat(ratings.rows().schema().apply(Columns.USER).dataType())
        .isEqualTo(DataTypes.LongType);
    assertThat(contents(ratings)).isEqualTo(THREE);
  }

  @Test
  void aFormatInTheSettingsIsNotDetected() {
    String path = file("odd.json", HEADER, "1,10,4.0,100", "2,10,3,300", "1,20,.5,200");
    assertThat(contents(read(settings("input.format = csv"), path))).isEqualTo(THREE);
  }

  private static Dataset<Row> three() {
    return spark()
        .sql(
            "SELECT * FROM VALUES (1, 10L, 4.0F, 100), (1, 20L, 0.5F, 200), (2, 10L, 3.0F, 300)"
                + " AS t(userId, movieId, rating, timestamp)");
  }
}
