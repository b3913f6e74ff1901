/**
 * Command line and HOCON files become {@link recommender.config.Settings}, or a list of problems.
 */
package recommender.config;
