package recommender.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import recommender.vectors.UserVector;
import scala.Tuple2;

/** Users by the places that they were dealt to. */
public final class Places {
  private Places() {}

  /** Users at 0, 1, … in their order. */
  public static Iterator<Tuple2<Long, UserVector>> inOrder(List<UserVector> users) {
    List<Tuple2<Long, UserVector>> placed = new ArrayList<>();
    for (UserVector user : users) {
      placed.add(new Tuple2<>((long) placed.size(), user));
    }
    return placed.iterator();
  }
}
