package recommender.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** One dimension of the search space: a setting and the values that it may take. */
public sealed interface Axis {

  /** The setting, such as {@code network.l2}. */
  String key();

  /**
   * The value at a place of the axis, along which all values have their share.
   *
   * @param place in [0, 1)
   */
  ConfigValue at(double place);

  /** Number of values; infinity for numbers that need not be whole. */
  double size();

  /** Axis of listed values, each as likely. */
  record Listed(String key, List<ConfigValue> values) implements Axis {
    @Override
    public ConfigValue at(double place) {
      return values.get((int) (place * values.size()));
    }

    @Override
    public double size() {
      return values.stream().distinct().count();
    }
  }

  /**
   * Axis of numbers between two ends, both included; {@code from} is above 0 where the scale is
   * log.
   */
  record Range(String key, double from, double to, Scale scale) implements Axis {
    /** A table of candidates is to be read by people, and no more digits matter. */
    private static final MathContext DIGITS = new MathContext(4);

    @Override
    public ConfigValue at(double place) {
      double rounded = new BigDecimal(scale.between(from, to, place)).round(DIGITS).doubleValue();
      return ConfigValueFactory.fromAnyRef(Math.max(from, Math.min(to, rounded)));
    }

    @Override
    public double size() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Axis of whole numbers between two ends, both included. */
  record WholeRange(String key, long from, long to, Scale scale) implements Axis {
    @Override
    public ConfigValue at(double place) {
      long whole = (long) Math.floor(scale.between(from, to + 1.0, place));
      return ConfigValueFactory.fromAnyRef(Math.max(from, Math.min(to, whole)));
    }

    @Override
    public double size() {
      return to - from + 1.0;
    }
  }

  /** Scales of a range: equal differences, or equal ratios, are equally likely. */
  enum Scale {
    LINEAR {
      @Override
      double between(double from, double to, double place) {
        return from + place * (to - from);
      }
    },
    LOG {
      @Override
      double between(double from, double to, double place) {
        return from * Math.pow(to / from, place);
      }
    };

    abstract double between(double from, double to, double place);
  }
}
