package recommender.repository;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draft of a run that is being written: published whole, or discarded without a trace, also when
 * the JVM is asked to stop. Safe for use by several threads.
 */
public final class RunDraft implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunDraft.class);
  private static final String SCRATCH = ".scratch";

  private enum State {
    OPEN,
    PUBLISHED,
    DISCARDED
  }

  private final Storage storage;
  private final Publication publication;
  private final Runnable demandLocked;
  private final ShutdownHook hook = new ShutdownHook(this::close);
  private final List<NamedOutputStream> streams = new ArrayList<>();
  private State state = State.OPEN;

  private RunDraft(Storage storage, Publication publication, Runnable demandLocked) {
    this.storage = storage;
    this.publication = publication;
    this.demandLocked = demandLocked;
  }

  /**
   * Begins a draft.
   *
   * @param demandLocked throws where somebody else may have changed the repository meanwhile
   */
  static RunDraft begin(Storage storage, Publication publication, Runnable demandLocked) {
    RunDraft draft = new RunDraft(storage, publication, demandLocked);
    draft.hook.set();
    try {
      storage.makeFolder(publication.folder());
      return draft;
    } catch (RepositoryException e) {
      draft.close();
      throw e;
    }
  }

  /** The id of the run, the name of its folder once published. */
  public String id() {
    return publication.id();
  }

  /**
   * Begins a file of the run; to be closed before {@link #publish}.
   *
   * @param name a plain name that is not taken yet
   * @throws RepositoryException here and from the stream, when the file cannot be written
   */
  public synchronized OutputStream create(String name) {
    demandOpen();
    NamedOutputStream out = storage.create(path(name));
    streams.add(out);
    return out;
  }

  /** Writes a file of the run, in UTF-8, over an older one. */
  public synchronized void write(String name, String text) {
    demandOpen();
    storage.write(path(name), text);
  }

  /**
   * Writes a file of a folder of the run, in UTF-8, over an older one.
   *
   * @param folder a plain name
   */
  public synchronized void write(String folder, String name, String text) {
    demandOpen();
    storage.makeFolder(path(folder));
    storage.write(new Path(path(folder), name), text);
  }

  /** The folder of the run until it is published. */
  public Path folder() {
    return publication.folder();
  }

  /** Path of a file of the run until it is published. */
  public Path path(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("expected a plain file name, was '" + name + "'");
    }
    return new Path(publication.folder(), name);
  }

  /** A path, not made yet, for Spark to write to; published runs have nothing of it. */
  public Path scratch(String name) {
    return new Path(scratch(), name);
  }

  /**
   * Takes over what Spark wrote to scratch.
   *
   * @param written a file below {@link #scratch}, or a folder there with one part file
   * @param name of the file in the run
   */
  public synchronized void adopt(Path written, String name) {
    demandOpen();
    List<Path> parts =
        storage.list(written).stream()
            .map(FileStatus::getPath)
            .filter(file -> !file.getName().startsWith(".") && !file.getName().startsWith("_"))
            .toList();
    if (parts.size() != 1) {
      throw new IllegalArgumentException(
          "%s: expected one part file, were %d".formatted(written, parts.size()));
    }
    storage.move(parts.get(0), path(name));
  }

  /**
   * Makes the run visible, whole, and then the current one.
   *
   * @return the folder of the run
   * @throws RepositoryException when it cannot be written; {@link #close} then removes it
   */
  public synchronized Path publish() {
    return publish(Decision.promote("always"));
  }

  /**
   * Makes the run visible, whole, and then the current one if that is decided.
   *
   * @return the folder of the run
   * @throws RepositoryException when it cannot be written; {@link #close} then removes it
   */
  public synchronized Path publish(Decision decision) {
    demandOpen();
    demandAllClosed();
    long begun = System.nanoTime();
    storage.delete(scratch());
    storage.deleteChecksums(publication.folder());
    storage.write(new Path(publication.folder(), RunFiles.SUCCESS), "");
    List<FileStatus> files = storage.list(publication.folder());
    demandLocked.run();
    publication.publish(files, decision);
    state = State.PUBLISHED;
    Path published = publication.layout().run(id());
    hook.remove();
    LOG.info(
        "Published run {} to {}: {} files, {} bytes in {} s",
        id(),
        published,
        files.size(),
        files.stream().mapToLong(FileStatus::getLen).sum(),
        String.format(Locale.ROOT, "%.3f", (System.nanoTime() - begun) / 1e9));
    return published;
  }

  /** Discards the run unless it was published; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (state != State.OPEN) {
      return;
    }
    state = State.DISCARDED;
    hook.remove();
    try {
      discard();
    } catch (RepositoryException e) {
      // Not thrown: it would hide why the run is discarded.
      LOG.warn("Run {} was not published, and something of it was left behind", id(), e);
    }
  }

  private void discard() {
    if (publication.isCurrent()) {
      LOG.warn("Kept run {}: it is the current one although publishing it failed", id());
      return;
    }
    publication.undo();
    if (streams.stream().anyMatch(NamedOutputStream::isOpen)) {
      // After the deletion, which must not wait for a writer that is stuck; and once more, as an
      // object store uploads a file when it is closed.
      streams.forEach(NamedOutputStream::abandon);
      publication.undo();
    }
    LOG.info("Discarded run {}: it was not published", id());
  }

  private Path scratch() {
    return new Path(publication.folder(), SCRATCH);
  }

  private void demandOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException(
          "run " + id() + " is " + state.name().toLowerCase(Locale.ROOT));
    }
  }

  private void demandAllClosed() {
    streams.stream()
        .filter(NamedOutputStream::isOpen)
        .findFirst()
        .ifPresent(
            open -> {
              throw new IllegalStateException(open + " is still being written");
            });
  }
}
