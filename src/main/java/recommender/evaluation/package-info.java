/**
 * Evaluation on held-out ratings. A model and users with fed-in and held-out ratings go in; errors
 * of predicted ratings ({@link recommender.evaluation.Scores}) or metrics of lists ({@link
 * recommender.evaluation.Rankings}) come out, beside those of the baselines and with bootstrap
 * intervals. Read {@link recommender.evaluation.TestUsers} first, then {@link
 * recommender.evaluation.Evaluator} and {@link recommender.evaluation.RankingEvaluator}.
 */
package recommender.evaluation;
