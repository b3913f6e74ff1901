/** What a consumer of a trained model uses; runs on a plain JVM, without Spark. */
package recommender.model;
