/**
 * EASE (Steck 2019) as a kind of model: a linear model of all pairs of items in closed form. The
 * positives of users go in, and in further channels what else they rated; the weights [places ×
 * items] with the best numbers come out. Read {@link recommender.ease.EaseLearner} first, and
 * {@code EaseForm} for the arithmetic.
 */
package recommender.ease;
