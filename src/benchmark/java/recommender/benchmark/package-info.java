/** How fast this project trains, beside stock DL4J and PyTorch on the same ratings. */
package recommender.benchmark;
