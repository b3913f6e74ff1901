/**
 * The gate between a run that is trained and the service: a run beside the one in service goes in,
 * on the same held-out ratings; a verdict with its reasons comes out. Read {@link
 * recommender.promotion.Gate} first.
 */
package recommender.promotion;
