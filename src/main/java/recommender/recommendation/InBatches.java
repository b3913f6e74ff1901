package recommender.recommendation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import recommender.model.Scorer;

/** Results for elements that are worked on some at a time. */
final class InBatches<T, R> implements Iterator<R> {
  private final Iterator<T> elements;
  private final Function<List<T>, List<R>> work;
  private Iterator<R> results = Collections.emptyIterator();

  /**
   * @param work gives the results of some elements
   */
  InBatches(Iterator<T> elements, Function<List<T>, List<R>> work) {
    this.elements = elements;
    this.work = work;
  }

  @Override
  public boolean hasNext() {
    while (!results.hasNext() && elements.hasNext()) {
      List<T> batch = new ArrayList<>();
      while (elements.hasNext() && batch.size() < Scorer.BATCH_SIZE) {
        batch.add(elements.next());
      }
      results = work.apply(batch).iterator();
    }
    return results.hasNext();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return results.next();
  }
}
