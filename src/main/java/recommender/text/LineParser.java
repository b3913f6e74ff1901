package recommender.text;

/** Parser of lines that are a record each. */
public interface LineParser {
  /** Reason of lines with a quoted field that has no end in them. */
  String OPEN_QUOTE = "quoted field has no end in its line";

  /** The row of a line that is not blank. */
  TextRow parse(String line);
}
