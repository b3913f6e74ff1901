package recommender.quality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recommender.ratings.DoubtfulTimes;

/** What ten ratings of two values are like. */
final class SomeQuality {
  private SomeQuality() {}

  /** Four times among them are in milliseconds. */
  static Quality of(Drift drift, List<Exceeded> exceeded) {
    Quality.Ids ids = new Quality.Ids(2, List.of(5L, 5L), null, null);
    return new Quality(
        new Quality.Rows(16, 10, 2, 3, 1, 0, 0, new TreeMap<>(Map.of("broken", 5L)), 1),
        ids,
        ids,
        List.of(new Quality.Bin(1, 1, 4), new Quality.Bin(5, 5, 6)),
        new Quality.Times(0, "1970-01-01T00:00:00Z", 60, "1970-01-01T00:01:00Z"),
        new Quality.Days(0, List.of(new Quality.Day("1970-01-01", 10)), 0),
        new Quality.Timestamps(
            new DoubtfulTimes(0, null),
            new DoubtfulTimes(4, "1500000000000"),
            new DoubtfulTimes(0, null)),
        drift,
        exceeded);
  }
}
