package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserListsTest {
  private static final List<Integer> LENGTHS = List.of(1, 2, 4);
  private static final int[] RELEVANT = {2, 5};

  /** The network hits in second and fourth place, popularity in the first. */
  @Test
  void everyListIsEvaluatedAtEveryLength() {
    UserLists user = new UserLists(3, LENGTHS.size());
    user.evaluate(ListSource.NETWORK, new int[] {1, 5, 3, 2}, RELEVANT, LENGTHS);
    user.evaluate(ListSource.POPULARITY, new int[] {2, 1, 3, 4}, RELEVANT, LENGTHS);
    assertThat(values(user, ListSource.NETWORK, ListMetric.RECALL)).containsExactly(0, 0.5, 1);
    assertThat(values(user, ListSource.NETWORK, ListMetric.PRECISION)).containsExactly(0, 0.5, 0.5);
    assertThat(values(user, ListSource.NETWORK, ListMetric.HIT_RATE)).containsExactly(0, 1, 1);
    assertThat(values(user, ListSource.NETWORK, ListMetric.MAP)).containsExactly(0, 0.25, 0.5);
    assertThat(values(user, ListSource.POPULARITY, ListMetric.RECALL)).containsExactly(1, 0.5, 0.5);
    assertThat(values(user, ListSource.POPULARITY, ListMetric.PRECISION))
        .containsExactly(1, 0.5, 0.25);
  }

  @Test
  void listsOfAnUnseenUserAreMarked() {
    assertThat(new UserLists(0, 1).isUnseen()).isTrue();
    assertThat(new UserLists(3, 1).isUnseen()).isFalse();
  }

  /** They begin with the same item, and have the same two in another order. */
  @Test
  void fingerprintsDependOnTheFirstPlacesAndTheirOrder() {
    UserLists one = evaluated(1, 2, 3, 4);
    UserLists other = evaluated(1, 2, 4, 3);
    UserLists turned = evaluated(2, 1, 3, 4);
    assertThat(other.fingerprint(ListSource.NETWORK, 1))
        .isEqualTo(one.fingerprint(ListSource.NETWORK, 1));
    assertThat(other.fingerprint(ListSource.NETWORK, 2))
        .isNotEqualTo(one.fingerprint(ListSource.NETWORK, 2));
    assertThat(turned.fingerprint(ListSource.NETWORK, 1))
        .isNotEqualTo(one.fingerprint(ListSource.NETWORK, 1));
    assertThat(evaluated(1, 2, 3, 4).fingerprint(ListSource.NETWORK, 2))
        .isEqualTo(one.fingerprint(ListSource.NETWORK, 2));
  }

  @Test
  void differentListsHaveDifferentFingerprints() {
    Set<Long> fingerprints = new HashSet<>();
    int lists = 0;
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        fingerprints.add(evaluated(i, j).fingerprint(ListSource.NETWORK, 2));
        for (int k = 0; k < 40; k++) {
          fingerprints.add(evaluated(i, j, k).fingerprint(ListSource.NETWORK, 2));
        }
        lists += 41;
      }
    }
    assertThat(fingerprints).hasSize(lists);
  }

  private static UserLists evaluated(int... list) {
    UserLists user = new UserLists(3, LENGTHS.size());
    user.evaluate(ListSource.NETWORK, list, RELEVANT, LENGTHS);
    return user;
  }

  private static double[] values(UserLists user, ListSource source, ListMetric metric) {
    double[] values = new double[LENGTHS.size()];
    for (int length = 0; length < values.length; length++) {
      values[length] = user.value(source, metric, length);
    }
    return values;
  }
}
