package recommender.ease;

import java.util.OptionalDouble;

/**
 * Trial of one L2 coefficient of EASE, with its NDCG@10 on the validation part.
 *
 * @param l2 coefficient of |B|²
 * @param ndcg NDCG@10 on the validation part, where there is one
 * @param seconds of solving and of validation
 */
public record L2Trial(double l2, OptionalDouble ndcg, double seconds) {}
