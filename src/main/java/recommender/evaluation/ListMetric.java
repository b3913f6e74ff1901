package recommender.evaluation;

import java.util.Arrays;

/**
 * Metrics at k of a list of recommendations for one user, with binary relevance. Lists may be
 * shorter than k where there are no more candidates; places that are not filled count as misses.
 */
public enum ListMetric {
  /**
   * Discounted gain Σ 1 / log₂(rank + 1) over hits, divided by that of a list that begins with
   * min(k, relevant) hits (Järvelin and Kekäläinen 2002).
   */
  NDCG {
    @Override
    double of(boolean[] hits, int k, int relevant) {
      double gain = 0;
      for (int i = 0; i < hits.length; i++) {
        gain += hits[i] ? discount(i) : 0;
      }
      double ideal = 0;
      for (int i = 0; i < Math.min(k, relevant); i++) {
        ideal += discount(i);
      }
      return gain / ideal;
    }
  },
  /** Hits / min(k, relevant), as Liang et al. 2018 have it: 1 can be reached with any k. */
  RECALL {
    @Override
    double of(boolean[] hits, int k, int relevant) {
      return (double) count(hits, hits.length) / Math.min(k, relevant);
    }
  },
  /** Hits / k. */
  PRECISION {
    @Override
    double of(boolean[] hits, int k, int relevant) {
      return (double) count(hits, hits.length) / k;
    }
  },
  /** Precision at the rank of every hit, summed up and divided by min(k, relevant). */
  MAP {
    @Override
    double of(boolean[] hits, int k, int relevant) {
      double sum = 0;
      for (int i = 0; i < hits.length; i++) {
        sum += hits[i] ? count(hits, i + 1) / (i + 1.0) : 0;
      }
      return sum / Math.min(k, relevant);
    }
  },
  /** 1 with a hit, else 0. */
  HIT_RATE {
    @Override
    double of(boolean[] hits, int k, int relevant) {
      return Math.min(1, count(hits, hits.length));
    }
  };

  /**
   * The value for a list.
   *
   * @param list columns, best first, each once
   * @param relevant columns, ascending, at least one
   * @param k length that is evaluated, at least 1
   */
  double of(int[] list, int[] relevant, int k) {
    boolean[] hits = new boolean[Math.min(k, list.length)];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = Arrays.binarySearch(relevant, list[i]) >= 0;
    }
    return of(hits, k, relevant.length);
  }

  abstract double of(boolean[] hits, int k, int relevant);

  private static double discount(int place) {
    return Math.log(2) / Math.log(place + 2.0);
  }

  private static int count(boolean[] hits, int first) {
    int count = 0;
    for (int i = 0; i < first; i++) {
      count += hits[i] ? 1 : 0;
    }
    return count;
  }
}
