/**
 * From a split of the ratings to a published run: {@link recommender.experiment.Learners} makes the
 * models that the settings ask for, {@link recommender.experiment.Experiment} fits and tests them,
 * {@code RunResult} turns that into metrics and {@code Publisher} writes the run folder. Read
 * {@code Experiment} first.
 */
package recommender.experiment;
