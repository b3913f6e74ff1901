package recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemSumsTest {
  @Test
  void sumsAddUpAcrossPartitions() {
    ItemSums one = new ItemSums(3);
    one.add(0, 4);
    one.add(0, 2);
    ItemSums two = new ItemSums(3);
    two.add(0, 3);
    two.add(2, 1);
    ItemSums all = one.plus(two);
    assertThat(all.mean()).isEqualTo(10 / 4.0);
    assertThat(all.means(7)).containsExactly(3, 7, 1);
    // 9 / (3 + 1), 0 / (0 + 1), 1 / (1 + 1)
    assertThat(all.shrunkMeans(1)).containsExactly(2.25, 0, 0.5);
  }
}
