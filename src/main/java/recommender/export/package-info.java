/** The models of a run to files that others answer from: ONNX, or their weights as text. */
package recommender.export;
