package recommender.vectors;

/** Hash of several numbers into one seed, by the finaliser of SplitMix64. */
final class SeedHash {
  private SeedHash() {}

  static long of(long... numbers) {
    long hash = 0;
    for (long number : numbers) {
      hash = scramble(hash + 0x9E3779B97F4A7C15L + number);
    }
    return hash;
  }

  private static long scramble(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
