package recommender.onnx;

/**
 * Tensor that a node of a graph gives, or an input or constants of the graph: what further nodes
 * read.
 *
 * @param name in the graph, unique
 */
public record Value(String name) {}
