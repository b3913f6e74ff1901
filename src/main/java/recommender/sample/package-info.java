/**
 * Seeded synthetic ratings, for a first run without any data. A path goes in; a CSV file of 100,000
 * ratings comes out, the same bytes on every machine. Read {@link recommender.sample.SampleRatings}
 * first, then {@code Sample}.
 */
package recommender.sample;
