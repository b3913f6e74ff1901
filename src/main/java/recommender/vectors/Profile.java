package recommender.vectors;

import java.util.List;

/**
 * Inputs of a network for one user as sparse columns and values, with the user's offset.
 *
 * @param inputs that are not zero, ascending: columns of items, and behind those of all items, with
 *     the second channel, the same again
 * @param values beside {@code inputs}
 * @param offset of the user, by the ratings that are fed in
 * @param userPart to be added to the network's outputs beside {@link InputTransform#itemPart}
 */
public record Profile(int[] inputs, float[] values, double offset, double userPart) {

  /** The inputs of several users, a row for each. */
  public static SparseRows rows(List<Profile> users) {
    return SparseRows.of(
        users.stream().map(Profile::inputs).toList(), users.stream().map(Profile::values).toList());
  }
}
