package recommender.vectors;

/**
 * One user of a mini-batch.
 *
 * @param fed to the network
 * @param columns of the ratings that the loss is about, ascending
 * @param targets beside {@code columns}: the clean ratings as the network is to give them
 */
record TrainingExample(Profile fed, int[] columns, float[] targets) {}
