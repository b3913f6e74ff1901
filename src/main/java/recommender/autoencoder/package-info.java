/**
 * Networks with hidden layers as a kind of model. In go settings and train data, out comes a
 * trained network that is validated, tested and published. What differs between ratings of user
 * vectors, ratings of item vectors and ranking is an {@link
 * recommender.autoencoder.NetworkObjective}. Read {@link recommender.autoencoder.NetworkLearner}
 * first.
 */
package recommender.autoencoder;
