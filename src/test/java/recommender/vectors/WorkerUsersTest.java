package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import scala.Tuple2;

class WorkerUsersTest {

  @Test
  void usersFollowOneAnotherWithTheirResiduals() {
    InputTransform transform =
        InputTransform.unscaled(
            BiasModel.ofOffsets(3, new double[] {0.5, 0, -1}), Centring.OFFSETS);
    WorkerUsers users =
        WorkerUsers.of(
            7,
            List.of(
                    new Tuple2<>(9L, new UserVector(new int[] {0, 2}, new float[] {5, 1})),
                    new Tuple2<>(4L, new UserVector(new int[] {}, new float[] {})),
                    new Tuple2<>(6L, new UserVector(new int[] {1}, new float[] {3})))
                .iterator(),
            transform);
    assertThat(users.worker()).isEqualTo(7);
    assertThat(users.count()).isEqualTo(3);
    assertThat(users.ratings()).isEqualTo(3);
    assertThat(users.columns()).containsExactly(0, 2, 1);
    assertThat(List.of(users.place(0), users.place(1), users.place(2))).containsExactly(9L, 4L, 6L);
    // 5 - 3 - 0.5, 1 - 3 + 1, 3 - 3
    assertThat(users.residuals()).containsExactly(1.5F, -1, 0);
    assertThat(new int[] {users.start(0), users.end(0)}).containsExactly(0, 2);
    assertThat(new int[] {users.start(1), users.end(1)}).containsExactly(2, 2);
    assertThat(new int[] {users.start(2), users.end(2)}).containsExactly(2, 3);
  }
}
