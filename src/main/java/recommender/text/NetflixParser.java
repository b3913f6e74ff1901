package recommender.text;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * Parser of the Netflix Prize's files: a line {@code item:} and below it the item's ratings, {@code
 * user,rating,date} each.
 */
final class NetflixParser implements FileParser {
  private static final Pattern ITEM = Pattern.compile("\\s*[^,:\\s]+:\\s*");
  private static final int FIELDS = 3;

  @Override
  public Iterator<TextRow> rows(Reader in, String name) {
    Block block = new Block();
    return new BufferedReader(in)
        .lines()
        .filter(line -> !line.isBlank() && !block.begins(line))
        .map(block::row)
        .iterator();
  }

  static boolean isItem(String line) {
    return ITEM.matcher(line).matches();
  }

  /** The item that ratings belong to. */
  private static final class Block {
    private String item;

    boolean begins(String line) {
      boolean begins = isItem(line);
      if (begins) {
        item = line.substring(0, line.indexOf(':')).strip();
      }
      return begins;
    }

    TextRow row(String line) {
      String[] fields = line.split(",", -1);
      return fields.length == FIELDS
          ? new TextRow(fields[0], item, fields[1], fields[2], null)
          : TextRow.broken("not " + FIELDS + " fields");
    }
  }
}
