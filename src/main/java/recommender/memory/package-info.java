/**
 * What a job asks of memory, and what there is: parts of a JVM go in, a plan that fits or a refusal
 * with the options that would make room comes out. Read {@link recommender.memory.MemoryPlan}
 * first.
 */
package recommender.memory;
