/**
 * Benchmarks of training speed and memory, beside stock DL4J and PyTorch on the same ratings, and
 * of the time to convergence beside Spark's ALS. Names of shapes go in; a line of JSON for each
 * contender comes out. Read {@code Benchmark} first, then {@code AlsRace}; {@code run.sh} starts
 * them and explains the figures.
 */
package recommender.benchmark;
