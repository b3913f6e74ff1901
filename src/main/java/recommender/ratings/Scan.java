package recommender.ratings;

import java.net.URI;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskKilledException;
import org.apache.spark.rdd.InputFileBlockHolder;
import recommender.text.LayoutException;

/** Rows that Spark reads from files; a failure names the file. */
record Scan<T>(Iterator<T> rows) implements Iterator<T> {

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (TaskKilledException e) {
      throw e;
    } catch (Exception e) {
      // Not only RuntimeException: Spark throws checked ones that its signatures do not name.
      throw unreadable(e);
    }
  }

  @Override
  public T next() {
    return rows.next();
  }

  private static RuntimeException unreadable(Exception e) {
    String file = InputFileBlockHolder.getInputFilePath().toString();
    boolean types =
        Remedies.causes(e)
            .anyMatch(cause -> cause.getClass().getName().contains("SchemaColumnConvert"));
    if (file.isEmpty()) {
      return new IllegalStateException(e);
    }
    String what =
        types
            ? "%s has a column of another type than other files (%s); give files of each type a path"
                + " of their own"
            : "%s cannot be read: %s";
    return new LayoutException(what.formatted(path(file), Source.reason(e)), e);
  }

  /** The path that Spark spells as an address. */
  static String path(String address) {
    return new Path(URI.create(address)).toString();
  }
}
