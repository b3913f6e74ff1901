/**
 * Where others look for runs: figures for Prometheus, and a tracking server of MLflow. Read {@link
 * recommender.tracking.Tracking} first.
 */
package recommender.tracking;
