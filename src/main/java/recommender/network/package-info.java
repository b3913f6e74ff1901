/** Settings become a network: its layers, its loss, and its stock form for publishing. */
package recommender.network;
