/**
 * Spark ML's interface to the recommender: a DataFrame of ratings goes in, a Spark ML model comes
 * out, with the names that Spark's ALS has for parameters, methods and columns. Read {@link
 * recommender.ml.AutoencoderRecommender} first.
 */
package recommender.ml;
