/**
 * The epochs: parameter averaging over the executors, and the choice of the best epoch; and the
 * counts that a shallow autoencoder is solved from.
 */
package recommender.training;
