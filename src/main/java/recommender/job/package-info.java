/**
 * Spark jobs, the top of the program. A command line goes in; log, published run folder and exit
 * code come out. Read {@code TrainPipeline} first, a page from reading the ratings to publishing
 * the run; {@link recommender.job.JobRunner} maps settings and errors to exit codes.
 */
package recommender.job;
