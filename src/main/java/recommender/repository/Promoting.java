package recommender.repository;

import java.time.Instant;
import java.util.Optional;

/**
 * Promotion of a run: the history is written first, then CURRENT. A reader, or a job after one that
 * was killed, finds either the old CURRENT, which tells that the last line of the history did not
 * come true, or the new one, whose line is there.
 */
record Promoting(Storage storage, Layout layout, String id) {

  /** The history as it agrees with CURRENT. */
  static Promotions history(Storage storage, Layout layout) {
    Promotions written = Promotions.parse(storage.read(layout.promotions()).orElse(""));
    Optional<String> current = current(storage, layout);
    Instant since = current.isPresent() ? storage.modified(layout.current()) : Instant.EPOCH;
    return written.agreeingWith(current, since);
  }

  /** What CURRENT says, be that a whole run or not. */
  static Optional<String> current(Storage storage, Layout layout) {
    return storage.read(layout.current()).map(String::strip);
  }

  /** Writes all that needs space. */
  void prepare(PromotedBy by, String verdict) {
    Promotion promotion = Promotion.now(id, current(storage, layout), by, verdict);
    String history = history(storage, layout).plus(promotion).text();
    if (storage.renamesAtomically()) {
      storage.write(layout.nextPromotions(id), history);
      storage.write(layout.nextCurrent(id), pointer());
    } else {
      storage.write(layout.promotions(), history);
    }
  }

  /** Makes the run the current one. */
  void complete() {
    if (storage.renamesAtomically()) {
      storage.replace(layout.nextPromotions(id), layout.promotions());
      storage.replace(layout.nextCurrent(id), layout.current());
      storage.force(layout.root());
    } else {
      storage.write(layout.current(), pointer());
    }
  }

  /** Whether it is the current one. */
  boolean isDone() {
    return storage.read(layout.current()).equals(Optional.of(pointer()));
  }

  /** Deletes what was prepared. */
  void undo() {
    storage.delete(layout.nextPromotions(id));
    storage.delete(layout.nextCurrent(id));
  }

  private String pointer() {
    return id + "\n";
  }
}
