/**
 * Arithmetic of forward and backward passes through the first and the last layer, in loops over
 * rows of weights that run over the ratings of a mini-batch only. Ratings by item, outputs of the
 * layers and {@link recommender.kernel.WeightRows} go in; outputs, losses and gradients come out,
 * and rows that are {@link recommender.kernel.TrainableRows} take their gradient at once. Read
 * {@link recommender.kernel.InputKernel} first, then {@link recommender.kernel.OutputKernel}. The
 * package also holds access to memory off the heap ({@link recommender.kernel.OffHeapFloats}) and
 * to ND4J's native library ({@link recommender.kernel.NativeThreads}).
 */
package recommender.kernel;
