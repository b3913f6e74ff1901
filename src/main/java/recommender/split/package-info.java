/**
 * Splits of ratings. A table of ratings and the section {@code split} of the settings go in; train,
 * validation and test tables ({@link recommender.split.RatingSplit}) come out, with the numbers of
 * ratings that were dropped. Nothing here looks at a rating's value. Read {@link
 * recommender.split.Splitter} first.
 */
package recommender.split;
