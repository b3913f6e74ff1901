package recommender.ratings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.api.java.UDF2;

/**
 * Number of each file: parts in the order given, files of a part by name. A row that carries the
 * number is smaller than one with the name.
 *
 * @param numbers by part and name
 */
record FileOrder(List<Map<String, Integer>> numbers) implements UDF2<Integer, String, Integer> {

  /**
   * @param files by part, with names as {@code Dataset.inputFiles} spells them
   */
  static FileOrder of(List<List<String>> files) {
    List<Map<String, Integer>> numbers = new ArrayList<>();
    int next = 0;
    for (List<String> part : files) {
      Map<String, Integer> ofPart = new HashMap<>();
      for (String name : part.stream().sorted().toList()) {
        // As rows have it: file:/folder where the list has file:///folder.
        ofPart.put(new Path(name).toString(), next++);
      }
      numbers.add(ofPart);
    }
    return new FileOrder(numbers);
  }

  @Override
  public Integer call(Integer part, String file) {
    return numbers.get(part).get(file);
  }
}
