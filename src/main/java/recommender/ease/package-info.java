/**
 * EASE (Steck 2019) as a kind of model: a linear model of all pairs of items in closed form. The
 * positives of users go in; the weights [items × items] with the best L2 come out. Read {@link
 * recommender.ease.EaseLearner} first, and {@code Ease} for the arithmetic.
 */
package recommender.ease;
