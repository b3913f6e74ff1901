package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTableTest {
  @Test
  void eachKindOfSliceHasATable() {
    List<Slices.Errors> errors =
        List.of(
            new Slices.Errors(5, 9.0, 1_234, 0.875, 0.7, -0.125),
            new Slices.Errors(100_000, null, 2, 1, 0.5, 0.25));
    Slices slices =
        new Slices(
            errors,
            errors,
            List.of(new Slices.Errors(0.5, 0.5, 3, 1, 1, 1), new Slices.Errors(1, 1.0, 4, 1, 1, 1)),
            List.of(new Slices.Calibration(3.2, 3.65, 900, 3.5, 3.25)),
            List.of(new Slices.Lists(0, 0L, 38, 0.25, 0.5, 0.125)));
    assertThat(SlicesTable.of(slices).lines())
        .contains(
            "  Users by ratings fed in      ratings     RMSE      MAE mean error",
            "                      5 to 9     1,234   0.8750   0.7000    -0.1250",
            "             100,000 or more         2   1.0000   0.5000    +0.2500",
            "  Items by train ratings       ratings     RMSE      MAE mean error",
            "                         0.5         3   1.0000   1.0000    +1.0000",
            "                           1         4   1.0000   1.0000    +1.0000",
            "  By prediction                ratings     mean   actual",
            "                3.20 to 3.65       900   3.5000   3.2500",
            "  Lists of 10, by ratings        users     NDCG   recall  NDCG, popularity",
            "                           0        38   0.2500   0.5000            0.1250");
  }

  @Test
  void whatWasNotScoredHasNone() {
    assertThat(SlicesTable.of(new Slices(null, null, null, null, null))).isEmpty();
  }
}
