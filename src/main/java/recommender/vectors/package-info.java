/**
 * Sparse vectors and mini-batches. Train ratings go in; a {@link recommender.vectors.RatingMatrix}
 * of one sparse vector per user (or per item, transposed) comes out, and of those the {@link
 * recommender.vectors.MiniBatches} that a network is trained on, as packed arrays of inputs and
 * targets. Read {@code RatingMatrix} first, then {@link recommender.vectors.InputTransform}, the
 * arithmetic from ratings to inputs and back. Only this package knows the packed format.
 */
package recommender.vectors;
