/**
 * Reports of a run, as pure text. Metrics and the history of epochs go in; the texts of {@code
 * metrics.json} and {@code history.csv} and the table at the end of a run come out. Read {@link
 * recommender.report.Metrics} first.
 */
package recommender.report;
