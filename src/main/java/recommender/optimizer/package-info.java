/** The optimisers, and the parameters of a network that they step. */
package recommender.optimizer;
