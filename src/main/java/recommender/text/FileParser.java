package recommender.text;

import java.io.Reader;
import java.util.Iterator;

/** Parser of a file from front to back. */
public interface FileParser {
  /**
   * The rows in their order.
   *
   * @param in the decoded file without a byte order mark; the caller closes it
   * @param name of the file, for ids that are numbers of rows in it
   * @throws LayoutException at the row where the file is not what it should be
   */
  Iterator<TextRow> rows(Reader in, String name);
}
