package recommender.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recommender.vectors.UserVector;

/**
 * File of the users of a shape that NumPy reads with one call: for each user, all of whom have as
 * many ratings, the columns as little-endian ints, then the ratings as little-endian floats.
 */
final class UserFile {
  private UserFile() {}

  static void write(Path file, List<UserVector> users) throws IOException {
    int each = users.get(0).size();
    ByteBuffer bytes = buffer(ByteBuffer.allocate(users.size() * each * 8));
    for (UserVector user : users) {
      for (int column : user.columns()) {
        bytes.putInt(column);
      }
      for (float rating : user.ratings()) {
        bytes.putFloat(rating);
      }
    }
    Files.write(file, bytes.array());
  }

  /**
   * The first users of a file.
   *
   * @param each ratings of every user
   */
  static List<UserVector> read(Path file, int users, int each) throws IOException {
    ByteBuffer bytes = buffer(ByteBuffer.wrap(Files.readAllBytes(file)));
    List<UserVector> read = new ArrayList<>(users);
    for (int user = 0; user < users; user++) {
      read.add(next(bytes, each));
    }
    return read;
  }

  private static UserVector next(ByteBuffer bytes, int each) {
    int[] columns = new int[each];
    float[] ratings = new float[each];
    for (int i = 0; i < each; i++) {
      columns[i] = bytes.getInt();
    }
    for (int i = 0; i < each; i++) {
      ratings[i] = bytes.getFloat();
    }
    return new UserVector(columns, ratings);
  }

  private static ByteBuffer buffer(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }
}
