package recommender.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** Parameters that estimator and model have in common, named as ALS names them. */
final class ColumnParams implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Pairs that cannot be scored have NaN. */
  static final String NAN = "nan";

  /** Pairs that cannot be scored are left out. */
  static final String DROP = "drop";

  private final Params parent;
  private final Param<String> user;
  private final Param<String> item;
  private final Param<String> rating;
  private final Param<String> prediction;
  private final Param<String> coldStart;

  /**
   * @param parent whose uid is set
   */
  ColumnParams(Params parent) {
    this.parent = parent;
    this.user = new Param<>(parent, "userCol", "column of user ids: integers or strings");
    this.item = new Param<>(parent, "itemCol", "column of item ids: integers or strings");
    this.rating = new Param<>(parent, "ratingCol", "column of ratings; empty for clicks");
    this.prediction = new Param<>(parent, "predictionCol", "column of predictions");
    this.coldStart =
        new Param<>(
            parent,
            "coldStartStrategy",
            "what becomes of pairs of unknown users or items: nan or drop",
            ParamValidators.inArray(new String[] {NAN, DROP}));
    parent.setDefault(user, "user");
    parent.setDefault(item, "item");
    parent.setDefault(rating, "rating");
    parent.setDefault(prediction, "prediction");
    parent.setDefault(coldStart, NAN);
  }

  Param<String> user() {
    return user;
  }

  Param<String> item() {
    return item;
  }

  Param<String> rating() {
    return rating;
  }

  Param<String> prediction() {
    return prediction;
  }

  Param<String> coldStart() {
    return coldStart;
  }

  String get(Param<String> param) {
    return parent.getOrDefault(param);
  }

  boolean drops() {
    return get(coldStart).equals(DROP);
  }

  /** The schema with predictions, refusing one without the columns of ids. */
  StructType withPredictions(StructType schema) {
    demandIds(schema, get(user));
    demandIds(schema, get(item));
    return schema.add(get(prediction), DataTypes.FloatType);
  }

  /** Refuses a schema without a column of ids. */
  void demandIds(StructType schema, String column) {
    boolean isThere = List.of(schema.fieldNames()).contains(column);
    if (!isThere
        || !(schema.apply(column).dataType() instanceof NumericType
            || schema.apply(column).dataType() instanceof StringType)) {
      throw new IllegalArgumentException(
          "%s: expected a column of numbers or strings, was %s"
              .formatted(
                  column, isThere ? schema.apply(column).dataType().simpleString() : "absent"));
    }
  }
}
