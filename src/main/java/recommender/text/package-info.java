/**
 * Text files to rows of four texts: encodings, separators, headers and the layouts of well-known
 * collections, detected from the first lines and settable. No Spark. Read {@link
 * recommender.text.LayoutDetector} first.
 */
package recommender.text;
