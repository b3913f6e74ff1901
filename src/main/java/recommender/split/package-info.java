/** Ratings become train, validation and test; nothing here looks at a rating's value. */
package recommender.split;
