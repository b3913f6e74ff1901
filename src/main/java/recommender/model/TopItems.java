package recommender.model;

import java.util.Arrays;

/**
 * Columns of the n highest scores of a user, best first; of equal scores the lower column is the
 * better one.
 */
public final class TopItems {
  private final float[] scores;
  private final int[] heap;
  private int size;

  private TopItems(float[] scores, int length) {
    this.scores = scores;
    this.heap = new int[length];
  }

  /**
   * The columns with the highest scores, best first.
   *
   * @param scores by column, numbers all
   * @param excluded columns, ascending
   * @param length of the list, at least 1; it is shorter where there are fewer candidates
   */
  public static int[] of(float[] scores, int[] excluded, int length) {
    TopItems top = new TopItems(scores, Math.min(length, scores.length));
    int from = 0;
    for (int column : excluded) {
      top.offer(from, column);
      from = column + 1;
    }
    top.offer(from, scores.length);
    return top.sorted();
  }

  /**
   * Offers the columns from {@code from} to {@code end}, exclusive; the worst one kept is at the
   * root. Columns come in ascending order, so none can drive out another of the same score.
   */
  private void offer(int from, int end) {
    int column = from;
    while (column < end && size < heap.length) {
      heap[size] = column++;
      up(size++);
    }
    float worst = scores[heap[0]];
    for (; column < end; column++) {
      if (scores[column] > worst) {
        heap[0] = column;
        down(0, size);
        worst = scores[heap[0]];
      }
    }
  }

  private int[] sorted() {
    for (int end = size - 1; end > 0; end--) {
      swap(0, end);
      down(0, end);
    }
    return Arrays.copyOf(heap, size);
  }

  private boolean isBetter(int one, int other) {
    return scores[one] > scores[other] || scores[one] == scores[other] && one < other;
  }

  private void up(int from) {
    for (int at = from; at > 0 && isBetter(heap[(at - 1) / 2], heap[at]); at = (at - 1) / 2) {
      swap(at, (at - 1) / 2);
    }
  }

  private void down(int from, int end) {
    int at = from;
    for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end && isBetter(heap[child], heap[child + 1])) {
        child++;
      }
      if (!isBetter(heap[at], heap[child])) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int one, int other) {
    int column = heap[one];
    heap[one] = heap[other];
    heap[other] = column;
  }
}
