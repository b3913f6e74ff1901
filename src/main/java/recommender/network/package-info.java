/**
 * Architecture and layers of the autoencoders. Settings and the number of items go in, a DL4J
 * network comes out: a {@link recommender.network.SparseNetwork} that is trained on packed ratings
 * and predicts for sparse vectors, and its published form in stock layers, which any program with
 * DL4J can load. Read {@link recommender.network.Autoencoder} first, then {@code SparseNetwork} and
 * its {@code SparseTraining}. A class whose name ends in {@code Layer} is DL4J's configuration of
 * the layer that has the same name without it.
 */
package recommender.network;
