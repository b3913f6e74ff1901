package recommender.config;

/** What the input calls the four columns of a rating. */
public record ColumnNames(String user, String item, String rating, String timestamp) {}
