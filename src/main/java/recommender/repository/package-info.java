/**
 * Run folders on any Hadoop file system. Files of a run (model, metrics, settings) go in; a
 * published run folder comes out, whole or not at all, and is named as the current one. Read {@link
 * recommender.repository.RunRepository} first, then {@link recommender.repository.RunDraft} and
 * {@link recommender.repository.Runs}.
 */
package recommender.repository;
