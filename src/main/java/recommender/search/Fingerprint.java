package recommender.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Tells searches apart: those of other settings, those for another network of the same run, and
 * those of other ratings as far as counts do.
 */
final class Fingerprint {
  private static final int BYTES = 6;

  private Fingerprint() {}

  /** Twelve hexadecimal digits of a hash. */
  static String of(SearchPlan plan, SearchData data) {
    String counts =
        "%d %d %d %d"
            .formatted(data.users(), data.items(), data.ratings(), data.validationRatings());
    String all =
        String.join(
            "\n", plan.network().name(), plan.search().hocon(), plan.base().hocon(), counts);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
