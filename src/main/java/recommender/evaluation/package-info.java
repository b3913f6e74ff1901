/** A model and held-out ratings become metrics, beside those of the baselines. */
package recommender.evaluation;
