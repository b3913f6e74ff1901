/** The jobs: each a pipeline that reads as the story, from settings to an exit code. */
package recommender.job;
