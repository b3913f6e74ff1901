package recommender.ratings;

/**
 * One row of a table, parsed; a bean, since Spark's encoder of beans is the quickest.
 *
 * <p>It is used again for the next row: whoever holds on to one has to copy it.
 */
public final class ParsedRow {
  private Long userNumber;
  private String user;
  private Long itemNumber;
  private String item;
  private double rating;
  private double time;
  private int timeKind;
  private long position;
  private String problem;
  private String line;

  /** The user's id where it is an integer, else null. */
  public Long getUserNumber() {
    return userNumber;
  }

  public void setUserNumber(Long userNumber) {
    this.userNumber = userNumber;
  }

  /** The user's id where it is no integer, else null. */
  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  /** The item's id where it is an integer, else null. */
  public Long getItemNumber() {
    return itemNumber;
  }

  public void setItemNumber(Long itemNumber) {
    this.itemNumber = itemNumber;
  }

  /** The item's id where it is no integer, else null. */
  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }

  public double getRating() {
    return rating;
  }

  public void setRating(double rating) {
    this.rating = rating;
  }

  /** Seconds where it is {@link TimeKind#isMoment}, else a number whose unit is not known yet. */
  public double getTime() {
    return time;
  }

  public void setTime(double time) {
    this.time = time;
  }

  /** Ordinal of a {@link TimeKind}. */
  public int getTimeKind() {
    return timeKind;
  }

  public void setTimeKind(int timeKind) {
    this.timeKind = timeKind;
  }

  /** Ascends in file order. */
  public long getPosition() {
    return position;
  }

  public void setPosition(long position) {
    this.position = position;
  }

  /** Why the row is no rating, or null. */
  public String getProblem() {
    return problem;
  }

  public void setProblem(String problem) {
    this.problem = problem;
  }

  /** The row as text, where there is a problem; else null. */
  public String getLine() {
    return line;
  }

  public void setLine(String line) {
    this.line = line;
  }
}
