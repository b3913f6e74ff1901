package recommender.vectors;

/**
 * Training example of one user: sparse inputs, and sparse targets of the loss.
 *
 * @param fed inputs of the network
 * @param columns of the ratings that the loss is summed over, ascending
 * @param targets beside {@code columns}: the clean ratings as outputs of the network
 */
record TrainingExample(Profile fed, int[] columns, float[] targets) {}
