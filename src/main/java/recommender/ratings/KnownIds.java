package recommender.ratings;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * Types of ids that are known before a table is read.
 *
 * @param user empty where they follow from the table
 * @param item likewise
 */
record KnownIds(Optional<IdType> user, Optional<IdType> item) {
  static final KnownIds NONE = new KnownIds(Optional.empty(), Optional.empty());

  static KnownIds of(Optional<DataType> user, Optional<DataType> item) {
    return new KnownIds(user.map(IdType::of), item.map(IdType::of));
  }

  static KnownIds of(Dataset<Row> ratings) {
    IdTypes types = IdTypes.of(ratings);
    return new KnownIds(Optional.of(types.user()), Optional.of(types.item()));
  }

  /** These, and where one is not known that of others. */
  IdTypes or(IdTypes others) {
    return new IdTypes(user.orElse(others.user()), item.orElse(others.item()));
  }
}
