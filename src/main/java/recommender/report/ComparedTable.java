package recommender.report;

import java.util.Locale;

/** Text table of a run beside another one on the same ratings. */
public final class ComparedTable {
  private ComparedTable() {}

  /**
   * The table as text, with a line end after each line; empty without another run.
   *
   * @param compared may be null
   */
  public static String of(Metrics.Compared compared) {
    if (compared == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    line(text, "%nBeside run %s, on what both can score:%n", compared.run());
    line(text, "  %-10s %8s %8s %10s%n", "", "this", "other", "difference");
    if (compared.paired() != null) {
      line(text, "  %-10s %8.4f %8.4f", "RMSE", compared.rmse(), compared.otherRmse());
      difference(text, compared.paired());
      line(text, "   %,d ratings, %,d users%n", compared.ratings(), compared.users());
    }
    if (compared.pairedNdcgAt10() != null) {
      line(text, "  %-10s %8.4f %8.4f", "NDCG@10", compared.ndcgAt10(), compared.otherNdcgAt10());
      difference(text, compared.pairedNdcgAt10());
      line(text, "   lists of %,d users%n", compared.usersRanked());
    }
    if (compared.paired() == null && compared.pairedNdcgAt10() == null) {
      line(text, "  nothing%n");
    }
    return text.toString();
  }

  private static void difference(StringBuilder text, Metrics.Paired paired) {
    line(text, " %+10.4f", paired.difference());
    if (paired.low() != null) {
      line(text, "   95 %% interval %+.4f to %+.4f", paired.low(), paired.high());
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
