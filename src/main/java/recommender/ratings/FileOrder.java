package recommender.ratings;

import java.util.Map;
import org.apache.spark.sql.api.java.UDF1;

/** The number of a file: a row that carries it is smaller than one with the name. */
record FileOrder(Map<String, Integer> numbers) implements UDF1<String, Integer> {

  @Override
  public Integer call(String file) {
    return numbers.get(file);
  }
}
