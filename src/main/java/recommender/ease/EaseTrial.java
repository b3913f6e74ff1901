package recommender.ease;

import java.util.OptionalDouble;

/**
 * Trial of numbers of EASE, with their NDCG@10 on the validation part.
 *
 * @param ndcg NDCG@10 on the validation part, where there is one
 * @param isSolved whether a matrix was inverted for them; else weights of an earlier trial were
 *     scored in another way
 * @param seconds of solving and of validation
 */
record EaseTrial(EaseNumbers numbers, OptionalDouble ndcg, boolean isSolved, double seconds) {}
