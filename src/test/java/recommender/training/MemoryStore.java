package recommender.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checkpoints in memory. */
final class MemoryStore implements CheckpointStore {
  final SortedMap<String, byte[]> files = new TreeMap<>();

  /** The number of the write, counted from 1, at which the job is killed; 0 for never. */
  int failing;

  private int writes;

  @Override
  public CheckpointStore in(String part) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public InputStream open(String name) {
    return new ByteArrayInputStream(files.get(name));
  }

  @Override
  public void write(String name, Content content) {
    if (++writes == failing) {
      throw new AssertionError("killed");
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.writeTo(bytes);
      files.put(name, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }
}
