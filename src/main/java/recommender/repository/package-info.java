/** Model and metrics become a run folder on any Hadoop file system, whole or not at all. */
package recommender.repository;
