/**
 * The network that ranks and EASE beside each other, their scores added with a weight that is
 * chosen on the validation part ({@link recommender.fused.FusedLearner}).
 */
package recommender.fused;
