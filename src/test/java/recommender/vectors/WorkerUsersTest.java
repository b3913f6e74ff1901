package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;

class WorkerUsersTest {

  @Test
  void usersStandOneAfterTheOtherAndCentred() {
    InputTransform transform =
        new InputTransform(BiasModel.ofOffsets(3, new double[] {0.5, 0, -1}), Centring.ITEM);
    WorkerUsers users =
        WorkerUsers.of(
            7,
            List.of(
                    new UserVector(new int[] {0, 2}, new float[] {5, 1}),
                    new UserVector(new int[] {}, new float[] {}),
                    new UserVector(new int[] {1}, new float[] {3}))
                .iterator(),
            transform);
    assertThat(users.worker()).isEqualTo(7);
    assertThat(users.count()).isEqualTo(3);
    assertThat(users.ratings()).isEqualTo(3);
    assertThat(users.columns()).containsExactly(0, 2, 1);
    // 5 - 3 - 0.5, 1 - 3 + 1, 3 - 3
    assertThat(users.centred()).containsExactly(1.5F, -1, 0);
    assertThat(new int[] {users.start(0), users.end(0)}).containsExactly(0, 2);
    assertThat(new int[] {users.start(1), users.end(1)}).containsExactly(2, 2);
    assertThat(new int[] {users.start(2), users.end(2)}).containsExactly(2, 3);
  }
}
