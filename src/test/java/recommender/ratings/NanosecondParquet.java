package recommender.ratings;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet as pandas writes it, whose times are nanoseconds. */
final class NanosecondParquet {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message ratings { required int64 userId; required int64 movieId; required double rating;"
              + " required int64 timestamp (TIMESTAMP(NANOS,false)); }");

  private NanosecondParquet() {}

  static void write(String file, TrueRatings ratings) throws IOException {
    SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(new Path(file)).withType(SCHEMA).build()) {
      for (TrueRatings.TrueRating r : ratings.rows()) {
        out.write(
            rows.newGroup()
                .append("userId", (long) r.user())
                .append("movieId", (long) r.item())
                .append("rating", r.rating())
                .append("timestamp", r.time() * 1_000_000_000L));
      }
    }
  }
}
