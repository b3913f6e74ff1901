/**
 * Settings of a network are drawn at random, and the best of them found on the validation part. In
 * go a {@link recommender.search.SearchPlan} and the vectors of train, out comes a {@link
 * recommender.search.SearchResult}: the winner, its best epoch and the table of all candidates.
 * {@link recommender.search.Search} is the class to read first; {@link
 * recommender.search.CandidateTraining} is what a task does, by the loop of every training.
 */
package recommender.search;
