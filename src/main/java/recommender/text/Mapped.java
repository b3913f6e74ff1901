package recommender.text;

import java.util.Iterator;
import java.util.function.Function;

/** Iterator over what a function makes of the elements of another. */
record Mapped<A, B>(Iterator<A> from, Function<A, B> function) implements Iterator<B> {

  @Override
  public boolean hasNext() {
    return from.hasNext();
  }

  @Override
  public B next() {
    return function.apply(from.next());
  }
}
