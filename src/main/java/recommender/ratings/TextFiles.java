package recommender.ratings;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import recommender.text.TextLayout;

/**
 * Text files of one path with their layouts.
 *
 * @param files in their order
 * @param first the number of the first one
 * @param layouts of each file
 */
record TextFiles(List<DataFile> files, int first, List<TextLayout> layouts) {
  static final Encoder<ParsedRow> ENCODER = Encoders.bean(ParsedRow.class);

  /** Whether a record may not end where its line does. */
  boolean areReadWhole() {
    return layouts.stream().anyMatch(TextLayout::wholeFile);
  }

  /** The same files, each read by one task from front to back. */
  TextFiles asWholeFiles() {
    return new TextFiles(files, first, layouts.stream().map(TextLayout::asWholeFile).toList());
  }

  /** The same files with quotes as characters like any other. */
  TextFiles withoutQuotes() {
    return new TextFiles(files, first, layouts.stream().map(TextLayout::withoutQuotes).toList());
  }

  boolean haveTextUsers() {
    return layouts.stream().anyMatch(layout -> layout.textIds().users());
  }

  boolean haveTextItems() {
    return layouts.stream().anyMatch(layout -> layout.textIds().items());
  }

  /** The layouts in words, each once. */
  List<String> inWords() {
    return layouts.stream().map(TextLayout::inWords).distinct().toList();
  }

  Dataset<ParsedRow> read(SparkSession spark, RowRules rules) {
    return areReadWhole() ? whole(spark, rules) : lines(spark, rules);
  }

  private Dataset<ParsedRow> lines(SparkSession spark, RowRules rules) {
    List<TextLayout> distinct = layouts.stream().distinct().toList();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<Integer, Integer> layoutOf = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      numbers.put(files.get(i).name(), first + i);
      layoutOf.put(first + i, distinct.indexOf(layouts.get(i)));
    }
    return spark
        .read()
        // The files are there by these very names, whatever brackets they have.
        .option("__globPaths__", "false")
        .text(files.stream().map(DataFile::name).toArray(String[]::new))
        .select(col("value").cast("binary"))
        .as(Encoders.BINARY())
        .mapPartitions(new TextLines(new Positions(numbers), distinct, layoutOf, rules), ENCODER);
  }

  private Dataset<ParsedRow> whole(SparkSession spark, RowRules rules) {
    List<WholeFile> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name = files.size() == 1 ? "" : files.get(i).path().getName();
      all.add(new WholeFile(files.get(i).name(), name, first + i, layouts.get(i)));
    }
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    JavaRDD<WholeFile> each =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(all, all.size());
    return spark.createDataset(each.mapPartitions(new WholeFiles(hadoop, rules)).rdd(), ENCODER);
  }
}
