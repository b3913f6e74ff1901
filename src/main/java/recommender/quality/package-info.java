/** The ratings of a run beside those of the run in service: what they are like, and limits. */
package recommender.quality;
