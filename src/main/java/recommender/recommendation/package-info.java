/**
 * Recommendations by the models of a run, for many users on the executors: a table of ratings goes
 * in; lists, scores of pairs, or similar items come out. Read {@link
 * recommender.recommendation.Recommendations} first.
 */
package recommender.recommendation;
