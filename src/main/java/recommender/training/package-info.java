/** The epochs: parameter averaging over the executors, and the choice of the best epoch. */
package recommender.training;
