/**
 * Trained models in use, on a plain JVM without Spark. The folder of a published run and ratings of
 * a user go in; predicted ratings, lists of recommended items and similar items come out. Read
 * {@link recommender.model.Recommender} first, what a service asks; {@link
 * recommender.model.LoadedRun} is the same by columns, for many users at once; {@link
 * recommender.model.ModelFiles} names the files that are read.
 */
package recommender.model;
