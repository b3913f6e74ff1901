package recommender.vectors;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrices of one mini-batch, [users × items], filled again and again: allocating them anew
 * would leave hundreds of megabytes off the heap to the garbage collector's mercy.
 *
 * <p>Features and labels are one matrix, since the network is to give back what it is fed; the mask
 * is 1 where there is a rating. All are in 'f' order, as the network's output is, for ND4J is slow
 * at combining a 'c' with an 'f' ordered array.
 */
final class MiniBatch {
  private final int size;
  private final INDArray values;
  private final INDArray mask;
  private List<UserVector> users = List.of();

  MiniBatch(int size, int items) {
    this.size = size;
    this.values = Nd4j.create(DataType.FLOAT, new long[] {size, items}, 'f');
    this.mask = Nd4j.create(DataType.FLOAT, new long[] {size, items}, 'f');
  }

  /**
   * The mini-batch of some users, valid until the next call.
   *
   * @param users at most as many as the mini-batch has rows; rows without a user are all zero and
   *     masked, which adds nothing to the loss
   */
  DataSet filledWith(List<UserVector> users, InputTransform transform) {
    clear();
    this.users = List.copyOf(users);
    for (int row = 0; row < users.size(); row++) {
      UserVector user = users.get(row);
      float[] centred = transform.centred(user);
      for (int i = 0; i < centred.length; i++) {
        put(row, user.columns()[i], centred[i], 1);
      }
    }
    return new DataSet(values, values, null, mask);
  }

  private void clear() {
    for (int row = 0; row < users.size(); row++) {
      for (int column : users.get(row).columns()) {
        put(row, column, 0, 0);
      }
    }
  }

  private void put(int row, int column, float value, float observed) {
    long at = (long) column * size + row;
    DataBuffer valueBuffer = values.data();
    valueBuffer.put(at, value);
    mask.data().put(at, observed);
  }
}
