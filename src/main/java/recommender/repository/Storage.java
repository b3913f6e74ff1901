package recommender.repository;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * File operations of a repository on its Hadoop file system; every failure is a {@link
 * RepositoryException} with the path.
 */
final class Storage {
  private final String key;
  private final FileSystem files;
  private final Renaming renaming;

  private Storage(String key, FileSystem files) {
    this.key = key;
    this.files = files;
    this.renaming = Renaming.on(files);
  }

  /**
   * The file system of {@code path}; a path without a scheme is on {@code fs.defaultFS}.
   *
   * @param key of the setting that names the path, or the flag, for messages
   */
  static Storage of(String key, String path, Configuration hadoop) {
    try {
      return new Storage(key, fileSystem(new Path(path), hadoop));
    } catch (IOException | RuntimeException e) {
      throw RepositoryException.failed(key, "reach", path, e);
    }
  }

  /** Local files without the checksum layer: a .crc file could part from its data. */
  private static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
    URI uri = path.toUri().getScheme() == null ? FileSystem.getDefaultUri(hadoop) : path.toUri();
    if ("file".equals(uri.getScheme()) && hadoop.get("fs.file.impl") == null) {
      // At once: to look for it among all that there are takes longer than to list a repository.
      FileSystem local = new RawLocalFileSystem();
      local.initialize(uri, hadoop);
      return local;
    }
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof ChecksumFileSystem layer ? layer.getRawFileSystem() : files;
  }

  boolean renamesAtomically() {
    return renaming.isAtomic();
  }

  Path qualified(String path) {
    return new Path(path).makeQualified(files.getUri(), files.getWorkingDirectory());
  }

  void makeFolder(Path folder) {
    named(
        "make the folder",
        folder,
        () -> {
          if (!files.mkdirs(folder)) {
            throw new PathIOException(folder.toString(), "the file system refused");
          }
          return folder;
        });
  }

  /** A new file; an {@link IOException} of the stream too is a {@link RepositoryException}. */
  NamedOutputStream create(Path file) {
    return new NamedOutputStream(key, file, named("create", file, () -> files.create(file, false)));
  }

  /**
   * Makes a file unless there is one, which of several that try succeeds for one only, as far as
   * the file system can.
   *
   * @return whether it was made
   */
  boolean createNew(Path file, String text) {
    return named("create", file, () -> renaming.createNew(files, file, text));
  }

  /** Makes a file look written now. */
  void touch(Path file, String text) {
    if (renaming.isAtomic()) {
      named(
          "touch",
          file,
          () -> {
            files.setTimes(file, System.currentTimeMillis(), -1);
            return file;
          });
    } else {
      write(file, text);
    }
  }

  /** Opens a file; what of it cannot be read is an {@link IOException} of the stream. */
  InputStream open(Path file) {
    return named("read", file, () -> files.open(file));
  }

  /** Writes a file whole, over an older one, as lasting as the file system can. */
  void write(Path file, String text) {
    named(
        "write",
        file,
        () -> {
          try (FSDataOutputStream out = files.create(file, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            if (renaming.isAtomic()) {
              out.hsync(); // A rename may reach the disk before the data of what it renames.
            }
          }
          return file;
        });
  }

  /** The text of a small file, empty when there is none. */
  Optional<String> read(Path file) {
    return named(
        "read",
        file,
        () -> {
          try (FSDataInputStream in = files.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  boolean exists(Path path) {
    return named("look for", path, () -> files.exists(path));
  }

  /** When a file was written; now where it has gone. */
  Instant modified(Path file) {
    return named(
        "look for",
        file,
        () -> {
          try {
            return Instant.ofEpochMilli(files.getFileStatus(file).getModificationTime())
                .truncatedTo(ChronoUnit.SECONDS);
          } catch (FileNotFoundException e) {
            return Instant.now();
          }
        });
  }

  boolean isFolder(Path path) {
    return named(
        "look for", path, () -> files.exists(path) && files.getFileStatus(path).isDirectory());
  }

  /** Files directly in a folder, without its folders; of a file, itself. */
  List<FileStatus> list(Path folder) {
    return named(
        "list",
        folder,
        () -> Arrays.stream(files.listStatus(folder)).filter(FileStatus::isFile).toList());
  }

  /**
   * Folders directly in a folder whose names begin with something, by name; none of an absent one.
   */
  List<FileStatus> folders(Path folder, String beginning) {
    return named(
        "list",
        folder,
        () -> {
          try {
            return Arrays.stream(files.listStatus(folder))
                .filter(FileStatus::isDirectory)
                .filter(each -> each.getPath().getName().startsWith(beginning))
                .sorted(Comparator.comparing(FileStatus::getPath))
                .toList();
          } catch (FileNotFoundException e) {
            return List.of();
          }
        });
  }

  /** Everything directly in a folder. */
  List<Path> all(Path folder) {
    return named(
        "list",
        folder,
        () -> Arrays.stream(files.listStatus(folder)).map(FileStatus::getPath).toList());
  }

  /** The size of a file, or of all that is below a folder, in bytes; none of an absent one. */
  long bytes(Path path) {
    return named(
        "measure",
        path,
        () -> {
          try {
            return files.getContentSummary(path).getLength();
          } catch (FileNotFoundException e) {
            return 0L;
          }
        });
  }

  /** Deletes what a writer with the checksum layer left beside its files. */
  void deleteChecksums(Path folder) {
    list(folder).stream()
        .map(FileStatus::getPath)
        .filter(file -> file.getName().startsWith(".") && file.getName().endsWith(".crc"))
        .forEach(this::delete);
  }

  /** Renames a file or folder to a name that is free. */
  void move(Path from, Path to) {
    named(
        "rename " + from + " to",
        to,
        () -> {
          // Some file systems would move into a folder of that name, or replace it.
          if (files.exists(to)) {
            throw new PathIOException(to.toString(), "it exists");
          }
          if (!files.rename(from, to)) {
            throw new PathIOException(to.toString(), "the file system refused");
          }
          return to;
        });
  }

  /** Puts a file in place of another at once; only where renames are atomic. */
  void replace(Path from, Path to) {
    named(
        "replace",
        to,
        () -> {
          renaming.replace(files, from, to);
          return to;
        });
  }

  /** Puts a file in its place, where another may be, at once where renames are atomic. */
  void put(Path from, Path to) {
    if (renamesAtomically()) {
      force(from);
      replace(from, to);
    } else {
      delete(to);
      move(from, to);
    }
  }

  /** Makes a file's content or a folder's list of names survive a power loss. */
  void force(Path path) {
    named(
        "write to disk",
        path,
        () -> {
          renaming.force(path);
          return path;
        });
  }

  /** Deletes a file or a folder with all in it; an absent one is no failure. */
  void delete(Path path) {
    named(
        "delete",
        path,
        () -> {
          if (!files.delete(path, true) && files.exists(path)) {
            throw new PathIOException(path.toString(), "the file system refused");
          }
          return path;
        });
  }

  private <T> T named(String action, Path path, Call<T> call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw RepositoryException.failed(key, action, path, e);
    } catch (FSError e) {
      throw RepositoryException.failed(key, action, path, e);
    }
  }

  private interface Call<T> {
    T run() throws IOException;
  }
}
