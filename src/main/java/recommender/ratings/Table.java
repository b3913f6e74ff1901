package recommender.ratings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import recommender.config.IdKind;

/**
 * Rows of one table before they are checked, and what is known of them.
 *
 * @param rows parsed when they are read
 * @param files those of all parts in their order; none of a table of the catalog
 * @param user the users' ids in each part
 * @param item the items' ids in each part
 * @param inputs what was read, for the run's metrics
 */
record Table(
    Dataset<ParsedRow> rows,
    List<DataFile> files,
    List<IdColumn> user,
    List<IdColumn> item,
    List<InputSource> inputs) {
  /** Of MovieLens, as text. */
  private static final int BYTES_OF_A_ROW = 25;

  /** The types that ids are likely to have, before any row is read. */
  IdTypes likelyTypes(IdKind ids) {
    return types(
        ids,
        user.stream().anyMatch(IdColumn::looksLikeText),
        item.stream().anyMatch(IdColumn::looksLikeText));
  }

  /**
   * The types that ids have: what the parts declare, and where they declare nothing, integers
   * unless some are none.
   */
  IdTypes types(IdKind ids, boolean usersAreText, boolean itemsAreText) {
    return new IdTypes(type(user, ids, usersAreText), type(item, ids, itemsAreText));
  }

  private static IdType type(List<IdColumn> parts, IdKind ids, boolean areText) {
    if (ids == IdKind.STRING) {
      return IdType.STRING;
    }
    if (ids == IdKind.AUTO && (areText || parts.stream().anyMatch(declares(IdType.STRING)))) {
      return IdType.STRING;
    }
    return parts.stream().allMatch(declares(IdType.INT)) ? IdType.INT : IdType.LONG;
  }

  /**
   * @throws RatingsException when a part declares ids of another kind than is known
   */
  void refuseOtherIds(Source source, KnownIds known) {
    refuseOtherIds(source, Columns.USER, user, known.user());
    refuseOtherIds(source, Columns.ITEM, item, known.item());
  }

  private static void refuseOtherIds(
      Source source, String column, List<IdColumn> parts, Optional<IdType> known) {
    for (IdColumn part : parts) {
      if (known.isPresent()
          && part.declared().isPresent()
          && part.declared().get().kind() != known.get().kind()) {
        throw source.refuse(
            "%s: expected %ss that are each %s, as those that the model was trained on, were each %s",
            source.paths(), column, known.get().noun(), part.declared().get().noun());
      }
    }
  }

  private static Predicate<IdColumn> declares(IdType type) {
    return part -> part.declared().filter(type::equals).isPresent();
  }

  /** About how many rows there are, to choose a number of partitions; 0 where nobody knows. */
  long likelyRows() {
    return files.stream().mapToLong(DataFile::bytes).sum() / BYTES_OF_A_ROW;
  }

  /** All rows of several parts. */
  static Table union(List<Table> parts) {
    Dataset<ParsedRow> rows = parts.get(0).rows;
    List<DataFile> files = new ArrayList<>(parts.get(0).files);
    List<IdColumn> users = new ArrayList<>(parts.get(0).user);
    List<IdColumn> items = new ArrayList<>(parts.get(0).item);
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
