package recommender.evaluation;

/**
 * Numbers of held-out ratings that can be scored, and of the others by reason.
 *
 * @param ratings all of them: scored + unseenUser + unseenItem
 * @param scored of a user with ratings fed in and an item of train
 * @param unseenUser of a user without ratings to feed in
 * @param unseenItem of such a user's item that train does not have
 */
public record HeldOutCounts(long ratings, long scored, long unseenUser, long unseenItem) {}
