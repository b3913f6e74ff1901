/**
 * Optimisers, which update parameters as soon as their gradient is complete. A mini-batch's
 * gradients go in, row by row or as a whole vector; updated weights and optimiser states come out,
 * in the arrays of the network, and rows that a mini-batch does not touch catch up when they are
 * next read. Read {@link recommender.optimizer.UpdateRule} first, then {@link
 * recommender.optimizer.TrainedRows}.
 */
package recommender.optimizer;
