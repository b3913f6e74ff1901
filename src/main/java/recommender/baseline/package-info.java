/**
 * Baselines of predicted ratings. Train ratings go in; a {@link recommender.baseline.BiasModel}
 * (mean and offsets, by which every network's inputs are centred) and, where asked for, a {@link
 * recommender.baseline.Factorisation} come out. Read {@code BiasModel} first, then {@link
 * recommender.baseline.BiasModelFit}.
 */
package recommender.baseline;
