/** Offsets of items and users: what every network is centred by and compared with. */
package recommender.baseline;
