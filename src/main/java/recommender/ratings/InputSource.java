package recommender.ratings;

import java.util.List;

/**
 * What was read for one path, or a table of the catalog; absent values are null.
 *
 * @param path as it was given
 * @param table its name
 * @param where condition on its rows
 * @param version snapshot or version of the table that was read
 * @param layout as the reader says it, one for each kind of file
 * @param files number of them
 * @param bytes of all files, compressed if they are
 * @param fingerprint SHA-256 of the names, lengths and times of modification of the files
 */
public record InputSource(
    String path,
    String table,
    String where,
    String version,
    List<String> layout,
    Long files,
    Long bytes,
    String fingerprint) {

  static InputSource ofFiles(DataFiles files, List<String> layout) {
    return new InputSource(
        files.path(),
        null,
        null,
        null,
        layout,
        (long) files.files().size(),
        files.bytes(),
        files.fingerprint());
  }
}
