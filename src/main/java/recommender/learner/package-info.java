/**
 * The interfaces of every kind of model, and what all of them are given. A {@link
 * recommender.learner.Learner} (settings) is fitted to {@link recommender.learner.TrainData} (a
 * split of the ratings, indexed and grouped once for all models) and gives a {@link
 * recommender.learner.FittedModel}, which is scored on test and published. Read {@code Learner}
 * first.
 */
package recommender.learner;
