/**
 * Reading of ratings. Paths of files in any supported format go in; a checked and persisted table
 * of user, item, rating and timestamp ({@link recommender.ratings.Ratings}) comes out, at most one
 * row of a user for an item, with a {@link recommender.ratings.QualityReport} of what was rejected.
 * Read {@link recommender.ratings.RatingReader} first; {@link recommender.ratings.Columns} names
 * the columns of every table of the job.
 */
package recommender.ratings;
