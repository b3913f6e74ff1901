package recommender.ratings;

import org.apache.spark.sql.SparkSession;
import recommender.config.InputSettings;

/**
 * Reader of the rows of a source, which finds out by reading what their first ones do not tell: the
 * types of ids, and whether quotes that have no end in their line are those of texts with lines.
 */
record RowReader(SparkSession spark, InputSettings settings, Source source, RowRules rules) {

  /**
   * Reads all rows.
   *
   * @param given types of ids that another table has
   * @throws RatingsException when the source cannot be read
   */
  CountedRows read(KnownIds given) {
    CountedRows likely = likely(given);
    IdTypes types = given.or(likely.counts().types(likely.table(), settings.ids()));
    if (likely.rows().types().equals(types)) {
      return likely;
    }
    likely.close();
    return CountedRows.of(likely.table(), types);
  }

  private CountedRows likely(KnownIds given) {
    if (settings.table().isPresent() && source.key().equals(Source.TABLE)) {
      String name = settings.table().get();
      return counted(new CatalogTable(spark, name, source).open(settings, rules), given);
    }
    CountedRows lines = files(RatingFiles.Quotes.IN_A_LINE, given);
    return lines.counts().openQuotes() == 0 ? lines : withOpenQuotes(lines, given);
  }

  /** Such quotes are those of texts with line breaks, or text, or stand there by chance. */
  private CountedRows withOpenQuotes(CountedRows lines, KnownIds given) {
    long open = lines.counts().openQuotes();
    boolean mayBeText = lines.hasMoreRejects(settings.maxRejectedFraction());
    CountedRows better = lines.orBetter(files(RatingFiles.Quotes.OVER_LINES, given));
    if (!mayBeText) {
      return better;
    }
    CountedRows text = files(RatingFiles.Quotes.TEXT, given);
    if (text.hasMoreRejects(settings.maxRejectedFraction())) {
      text.close();
      return better;
    }
    CountedRows best = better.orBetter(text);
    if (best == text && settings.text().quote().isPresent()) {
      best.close();
      throw source.refuse(
          "%d fields of %s begin with a quote that has no end; set input.quote = none if it is text",
          open, source.paths());
    }
    return best;
  }

  private CountedRows files(RatingFiles.Quotes quotes, KnownIds given) {
    return counted(new RatingFiles(spark, settings, source, rules).open(quotes), given);
  }

  private CountedRows counted(Table table, KnownIds given) {
    return CountedRows.of(table, given.or(table.likelyTypes(settings.ids())));
  }
}
