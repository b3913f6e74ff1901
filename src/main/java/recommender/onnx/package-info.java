/** Graphs of ONNX: nodes and constants are added one after the other, and written to a file. */
package recommender.onnx;
