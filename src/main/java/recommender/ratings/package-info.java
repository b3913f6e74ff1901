/** A path becomes a table of ratings and a report on its quality. */
package recommender.ratings;
