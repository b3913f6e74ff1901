package recommender.ease;

import recommender.kernel.OffHeapFloats;

/**
 * Square matrix of floats off the heap [size × size], transposed or mirrored in place in tiles that
 * fit into a cache: row by row every number of the other triangle would be a cache line of its own.
 */
final class Square {
  private static final int TILE = 128;

  private final OffHeapFloats floats;
  private final int size;
  private final long from;
  private final long stride;

  /**
   * @param floats that begin with the matrix, row after row
   * @param size rows and columns
   */
  Square(OffHeapFloats floats, int size) {
    this(floats, size, 0, size);
  }

  /**
   * A part of a larger matrix.
   *
   * @param from index of its first number
   * @param stride from a row to the next
   */
  Square(OffHeapFloats floats, int size, long from, long stride) {
    this.floats = floats;
    this.size = size;
    this.from = from;
    this.stride = stride;
  }

  /** Copies what is above the diagonal to below it. */
  void mirror() {
    for (int row = 0; row < size; row += TILE) {
      float[][] diagonal = tile(row, row);
      fold(diagonal);
      put(row, row, diagonal);
      for (int column = row + TILE; column < size; column += TILE) {
        put(column, row, turned(tile(row, column)));
      }
    }
  }

  /** Transposes the matrix in place. */
  void transpose() {
    for (int row = 0; row < size; row += TILE) {
      put(row, row, turned(tile(row, row)));
      for (int column = row + TILE; column < size; column += TILE) {
        float[][] above = tile(row, column);
        put(row, column, turned(tile(column, row)));
        put(column, row, turned(above));
      }
    }
  }

  private float[][] tile(int row, int column) {
    float[][] tile = new float[Math.min(TILE, size - row)][Math.min(TILE, size - column)];
    for (int i = 0; i < tile.length; i++) {
      floats.read(at(row + i, column), tile[i]);
    }
    return tile;
  }

  private void put(int row, int column, float[][] tile) {
    for (int i = 0; i < tile.length; i++) {
      floats.write(at(row + i, column), tile[i]);
    }
  }

  private long at(int row, int column) {
    return from + row * stride + column;
  }

  private static float[][] turned(float[][] tile) {
    float[][] turned = new float[tile[0].length][tile.length];
    for (int i = 0; i < turned.length; i++) {
      for (int j = 0; j < tile.length; j++) {
        turned[i][j] = tile[j][i];
      }
    }
    return turned;
  }

  private static void fold(float[][] tile) {
    for (int i = 0; i < tile.length; i++) {
      for (int j = 0; j < i; j++) {
        tile[i][j] = tile[j][i];
      }
    }
  }
}
