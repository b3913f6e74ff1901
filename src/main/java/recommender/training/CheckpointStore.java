package recommender.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Store of the checkpoints of trainings: files, each there whole or not at all. */
public interface CheckpointStore {

  /** Keeps nothing. */
  CheckpointStore NONE =
      new CheckpointStore() {
        @Override
        public boolean keeps() {
          return false;
        }

        @Override
        public CheckpointStore in(String part) {
          return this;
        }

        @Override
        public List<String> names() {
          return List.of();
        }

        @Override
        public InputStream open(String name) {
          throw new IllegalStateException("nothing is kept");
        }

        @Override
        public void write(String name, Content content) {
          throw new IllegalStateException("nothing is kept");
        }

        @Override
        public void delete(String name) {}
      };

  /** What a file holds. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Whether what is written is kept; if not, nothing should be. */
  default boolean keeps() {
    return true;
  }

  /**
   * The store of a part of the work, apart from all others.
   *
   * @param part letters, digits and hyphens
   */
  CheckpointStore in(String part);

  /** The names of the files, ascending. */
  List<String> names();

  /** Opens a file; what of it cannot be read is an {@link IOException} of the stream. */
  InputStream open(String name);

  /** Writes a file whole, in place of one of the same name. */
  void write(String name, Content content);

  /** Deletes a file; an absent one is no failure. */
  void delete(String name);
}
