/**
 * Settings of a job. A command line and HOCON files go in; checked {@link
 * recommender.config.Settings}, one record per section, come out, or a {@link
 * recommender.config.SettingsException} that lists every problem. Read {@code Settings} first, then
 * {@link recommender.config.CommandLine}; every key and its default stand in {@code
 * conf/reference.conf}.
 */
package recommender.config;
