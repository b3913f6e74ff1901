package recommender.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Memory that one JVM needs, in bytes, part by part.
 *
 * @param parts in the order in which they are listed
 */
public record MemoryDemand(List<Part> parts) {
  /**
   * What a JVM takes beside its heap and the arrays: code, threads, the collector's tables, ND4J's
   * and Spark's libraries and buffers. A job with a heap of 600 MiB took 360 MiB; twice that leaves
   * room for the tables of larger heaps and for the buffers of what is sent.
   */
  static final long JVM = 768L << 20;

  /** Heap that Spark needs to get on at all; ratings beyond it wait on disk. */
  public static final Part SPARK = Part.heap("Spark and the ratings", 1, 512L << 20);

  private static final long STEP = 256L << 20;

  /** Places of a part: on the heap or off it. */
  public enum Place {
    HEAP("on the heap"),
    OFF_HEAP("off the heap");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Part of the memory of a JVM: some copies of so many bytes each. */
  public record Part(Place place, String what, long copies, long each) {
    /** On Java's heap. */
    public static Part heap(String what, long copies, long each) {
      return new Part(Place.HEAP, what, copies, each);
    }

    /** In ND4J's arrays. */
    public static Part offHeap(String what, long copies, long each) {
      return new Part(Place.OFF_HEAP, what, copies, each);
    }

    /** Bytes of all copies. */
    public long bytes() {
      return copies * each;
    }
  }

  /** All parts of some lists, in their order; those without bytes are left out. */
  @SafeVarargs
  public static MemoryDemand of(List<Part>... parts) {
    List<Part> all = new ArrayList<>();
    for (List<Part> some : parts) {
      all.addAll(some);
    }
    return new MemoryDemand(all.stream().filter(part -> part.bytes() > 0).toList());
  }

  /** Bytes on Java's heap. */
  public long heap() {
    return bytes(Place.HEAP);
  }

  /** Bytes of ND4J's arrays. */
  public long offHeap() {
    return bytes(Place.OFF_HEAP);
  }

  /** Bytes of the whole process. */
  public long process() {
    return heap() + offHeap() + JVM;
  }

  /** A heap that is large enough, in MiB, and round. */
  long heapSize() {
    return Math.max(1024, round(heap()));
  }

  /** A limit of ND4J's arrays that is high enough, in MiB, and round. */
  long offHeapSize() {
    return round(offHeap());
  }

  /** Suggested memory of the process beside its heap, in MiB, rounded up. */
  long overheadSize() {
    return offHeapSize() + round(JVM);
  }

  private long bytes(Place place) {
    return parts.stream().filter(part -> part.place() == place).mapToLong(Part::bytes).sum();
  }

  /** With a tenth to spare, since what is no longer used is not freed at once. */
  private static long round(long bytes) {
    return ((bytes + bytes / 10 + STEP - 1) / STEP * STEP) >> 20;
  }

  /** The parts, a line each, and their sums. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Part part : parts) {
      String times = part.copies() == 1 ? "" : part.copies() + " x ";
      lines.add(line(part.bytes(), part.place() + ": " + times + part.what()));
    }
    lines.add(line(heap(), "on the heap"));
    lines.add(line(offHeap(), "off the heap"));
    lines.add(
        line(
            process(),
            "the process, with no more heap than that and %d MiB for the JVM"
                .formatted(JVM >> 20)));
    return lines;
  }

  /** The sums in a few words. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%,d MiB %s, %,d MiB %s",
        mebibytes(heap()),
        Place.HEAP,
        mebibytes(offHeap()),
        Place.OFF_HEAP);
  }

  private static String line(long bytes, String what) {
    return String.format(Locale.ROOT, "%,9d MiB  %s", mebibytes(bytes), what);
  }

  /** Rounded up. */
  static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
