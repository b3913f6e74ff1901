/** The arithmetic of training on sparse mini-batches, in loops over rows of weights. */
package recommender.kernel;
