/**
 * Trained models in use, on a plain JVM without Spark. The folder of a published run and ratings of
 * a user go in; predicted ratings or a list of recommended items come out. Read {@link
 * recommender.model.Recommender} first (predicted ratings), then {@link recommender.model.Ranker}
 * (lists); {@link recommender.model.ModelFiles} names the files that are read.
 */
package recommender.model;
