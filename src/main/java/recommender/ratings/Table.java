package recommender.ratings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;

/**
 * Rows of one table before they are checked, and what is known of them.
 *
 * @param rows parsed when they are read
 * @param files those of all parts in their order; none of a table of the catalog
 * @param user the type of ids that each part declares; empty where it follows from the values
 * @param item likewise
 * @param inputs what was read, for the run's metrics
 */
record Table(
    Dataset<ParsedRow> rows,
    List<DataFile> files,
    List<Optional<IdType>> user,
    List<Optional<IdType>> item,
    List<InputSource> inputs) {

  /** All rows of several parts. */
  static Table union(List<Table> parts) {
    Dataset<ParsedRow> rows = parts.get(0).rows;
    List<DataFile> files = new ArrayList<>(parts.get(0).files);
    List<Optional<IdType>> users = new ArrayList<>(parts.get(0).user);
    List<Optional<IdType>> items = new ArrayList<>(parts.get(0).item);
    List<InputSource> inputs = new ArrayList<>(parts.get(0).inputs);
    for (Table part : parts.subList(1, parts.size())) {
      rows = rows.union(part.rows);
      files.addAll(part.files);
      users.addAll(part.user);
      items.addAll(part.item);
      inputs.addAll(part.inputs);
    }
    return new Table(rows, files, users, items, inputs);
  }
}
