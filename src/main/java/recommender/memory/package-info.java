/**
 * Memory planning. Parts of the memory of each JVM, by the sizes of arrays, and the limits of the
 * machines go in; a plan that fits comes out, or a refusal with the options that would make room.
 * Read {@link recommender.memory.MemoryPlan} first, then {@link recommender.memory.MemoryCheck}.
 */
package recommender.memory;
