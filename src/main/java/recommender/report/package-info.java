/** Metrics and history become metrics.json, history.csv and the table at the end of a run. */
package recommender.report;
