/** Settings are drawn at random, and the best of them found on the validation part. */
package recommender.search;
