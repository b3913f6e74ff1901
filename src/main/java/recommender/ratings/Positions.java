package recommender.ratings;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Places of rows in file order: the number of the file, the place of the piece of it that a task
 * reads, and the number of the row in the piece.
 *
 * @param numbers of the files, by name; empty for a table of the catalog, whose rows are in the
 *     order of tasks
 */
record Positions(Map<String, Integer> numbers) implements Serializable {
  /** Bits for the place in a file: up to a terabyte. */
  private static final int PLACE_BITS = 43;

  /** Bits for the row in a task. */
  private static final int ROW_BITS = 33;

  /** A row of a text takes a byte at least; one of compressed columns less. */
  private static final int ROWS_PER_BYTE = 8;

  static long of(int file, long block, long row) {
    return ((long) file << PLACE_BITS) | (block * ROWS_PER_BYTE + row);
  }

  /** The number of the file at a position. */
  static int file(long position) {
    return (int) (position >>> PLACE_BITS);
  }

  /** A cursor for one task. */
  Cursor cursor() {
    return numbers.isEmpty() ? new TaskCursor() : new FileCursor();
  }

  /** Place of the row that a task is at. */
  interface Cursor {
    /** Goes on to the next row; true when it is the first one of a piece. */
    boolean next();

    /** The number of the file. */
    int file();

    /** Whether the piece is the first one of its file. */
    boolean atBeginning();

    long position();
  }

  private static final class TaskCursor implements Cursor {
    private final long task = (long) TaskContext.getPartitionId() << ROW_BITS;
    private long row = -1;

    @Override
    public boolean next() {
      row++;
      return row == 0;
    }

    @Override
    public int file() {
      return 0;
    }

    @Override
    public boolean atBeginning() {
      return true;
    }

    @Override
    public long position() {
      return task | row;
    }
  }

  private final class FileCursor implements Cursor {
    private UTF8String name;
    private long block;
    private long row;
    private int file;

    @Override
    public boolean next() {
      UTF8String current = InputFileBlockHolder.getInputFilePath();
      long start = InputFileBlockHolder.getStartOffset();
      row++;
      if (start == block && current.equals(name)) {
        return false;
      }
      if (!current.equals(name)) {
        name = current.copy();
        file = number(Scan.path(name.toString()));
      }
      block = start;
      row = 0;
      return true;
    }

    private int number(String current) {
      Integer number = numbers.get(current);
      if (number == null) {
        throw new IllegalStateException("a file that was not listed: " + current);
      }
      return number;
    }

    @Override
    public int file() {
      return file;
    }

    @Override
    public boolean atBeginning() {
      return block == 0;
    }

    @Override
    public long position() {
      return Positions.of(file, block, row);
    }
  }
}
