package recommender.ratings;

/** Parsed rows of a table with their numbers. */
record CountedRows(Table table, ParsedRows rows, RowCounts counts) implements AutoCloseable {

  /** Reads all rows, with ids of some types. */
  static CountedRows of(Table table, IdTypes types) {
    ParsedRows rows = ParsedRows.of(table.rows(), types, table.likelyRows());
    try {
      return new CountedRows(table, rows, RowCounts.of(rows.rows()));
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /** Whether more rows are rejected than a share of all. */
  boolean hasMoreRejects(double share) {
    return counts.rejectedRows() > share * counts.rows();
  }

  /**
   * That of two readings of one table which gives more ratings, of equals which rejects fewer rows;
   * the other one is closed.
   */
  CountedRows orBetter(CountedRows other) {
    long more = other.counts.good() - counts.good();
    boolean isOther = more > 0 || more == 0 && other.counts.rejectedRows() < counts.rejectedRows();
    (isOther ? this : other).close();
    return isOther ? other : this;
  }

  @Override
  public void close() {
    rows.close();
  }
}
