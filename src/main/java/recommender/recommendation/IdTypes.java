package recommender.recommendation;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import recommender.model.Items;

/** Types of columns of ids. */
final class IdTypes {
  private IdTypes() {}

  /** The type of some ids; empty where there are none. */
  static Optional<DataType> of(Items ids) {
    return ids.size() == 0 ? Optional.empty() : Optional.of(of(ids.ids().get(0)));
  }

  private static DataType of(Object id) {
    if (id instanceof Integer) {
      return DataTypes.IntegerType;
    }
    return id instanceof Long ? DataTypes.LongType : DataTypes.StringType;
  }
}
