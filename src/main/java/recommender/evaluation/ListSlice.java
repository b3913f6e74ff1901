package recommender.evaluation;

/**
 * Lists of the users with some number of known ratings.
 *
 * @param known from what number to what number
 * @param users in the slice, at least 1
 * @param ndcg mean NDCG of their lists
 * @param recall mean recall of their lists
 * @param popularityNdcg mean NDCG of the lists of popularity for them
 */
public record ListSlice(
    Slice known, long users, double ndcg, double recall, double popularityNdcg) {}
