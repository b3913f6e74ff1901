/** Ratings become one sparse vector per user, and those the mini-batches that a network reads. */
package recommender.vectors;
