/** Seeded synthetic ratings, for a first run without any data. */
package recommender.sample;
