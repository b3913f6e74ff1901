package recommender.ratings;

import java.io.Serializable;
import recommender.text.TextLayout;

/**
 * File that one task reads from front to back.
 *
 * @param path on any Hadoop file system
 * @param name for ids that are numbers of rows in it
 * @param number of the file
 */
record WholeFile(String path, String name, int number, TextLayout layout) implements Serializable {}
