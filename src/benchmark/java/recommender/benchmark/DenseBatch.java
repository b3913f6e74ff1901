package recommender.benchmark;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recommender.vectors.UserVector;

/**
 * Dense matrices of one mini-batch, [users × items] in 'f' order as the network's output is, filled
 * again and again; rows without a user are masked.
 */
final class DenseBatch {
  private final int size;
  private final INDArray values;
  private final INDArray mask;
  private List<UserVector> users = List.of();

  DenseBatch(int size, int items) {
    this.size = size;
    this.values = Nd4j.create(DataType.FLOAT, new long[] {size, items}, 'f');
    this.mask = Nd4j.create(DataType.FLOAT, new long[] {size, items}, 'f');
  }

  /** The mini-batch of some users, valid until the next call. */
  DataSet filledWith(List<UserVector> next) {
    fill(users, 0);
    users = next;
    fill(users, 1);
    return new DataSet(values, values, null, mask);
  }

  private void fill(List<UserVector> users, float observed) {
    DataBuffer valueBuffer = values.data();
    DataBuffer maskBuffer = mask.data();
    for (int row = 0; row < users.size(); row++) {
      UserVector user = users.get(row);
      for (int i = 0; i < user.size(); i++) {
        long at = (long) user.columns()[i] * size + row;
        valueBuffer.put(at, observed * user.ratings()[i]);
        maskBuffer.put(at, observed);
      }
    }
  }
}
