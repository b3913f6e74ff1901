/**
 * The epochs: in go a network and mini-batches, out comes the network with the parameters of its
 * best epoch. {@link recommender.training.TrainingLoop} is the class to read first: rounds, losses,
 * validation and early stopping, whoever takes the steps, which are workers on executors that are
 * averaged ({@link recommender.training.Trainer}) or this thread ({@link
 * recommender.training.LocalTrainer}). A training that was stopped goes on from its {@link
 * recommender.training.FitCheckpoints}. Beside them are the counts that a shallow autoencoder is
 * solved from.
 */
package recommender.training;
