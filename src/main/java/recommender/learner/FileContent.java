package recommender.learner;

import java.io.IOException;
import java.io.OutputStream;

/** Content of a file of a model, to be written while the model is open. */
public interface FileContent {
  /** Writes all of it and leaves the stream open. */
  void write(OutputStream out) throws IOException;
}
