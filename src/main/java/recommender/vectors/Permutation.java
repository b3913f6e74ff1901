package recommender.vectors;

import java.io.Serializable;

/**
 * Seeded permutation of n indices that needs no memory: a Feistel network over the smallest even
 * number of bits that covers n, walked until it lands below n (Black and Rogaway 2002, «cycle
 * walking»).
 */
final class Permutation implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int STEPS = 4;

  private final long size;
  private final long seed;
  private final int halfBits;

  /**
   * @param size number of indices, at least 1
   */
  Permutation(long size, long seed) {
    this.size = size;
    this.seed = seed;
    this.halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(Math.max(1, size - 1)) + 1) / 2);
  }

  /**
   * The place of an index.
   *
   * @param index in [0, size)
   * @return in [0, size), another for every index
   */
  long at(long index) {
    long place = index;
    do {
      place = encrypt(place);
    } while (place >= size);
    return place;
  }

  private long encrypt(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (int step = 0; step < STEPS; step++) {
      long next = left ^ (SeedHash.of(seed, step, right) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
