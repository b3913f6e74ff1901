package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchedNetworkTest {

  @Test
  void aRunHasOneNetworkOrTwo() {
    assertThat(SearchedNetwork.of(Hocon.settings())).containsExactly(SearchedNetwork.FIRST);
    assertThat(SearchedNetwork.of(Hocon.settings("network.objective = both")))
        .containsExactly(SearchedNetwork.FIRST, SearchedNetwork.RANKING);
  }

  @Test
  void eachNetworkHasSettingsInItsOwnSections() {
    Settings both =
        Hocon.settings(
            "network { objective = both, hidden = [5] }", "ranking.network.hidden = [6]");
    assertThat(SearchedNetwork.FIRST.settings(both)).isSameAs(both);
    assertThat(SearchedNetwork.RANKING.settings(both).network().hidden()).isEqualTo(List.of(6));
    assertThat(SearchedNetwork.FIRST.key("network.hidden")).isEqualTo("network.hidden");
    assertThat(SearchedNetwork.RANKING.key("network.hidden")).isEqualTo("ranking.network.hidden");
  }

  @Test
  void aKeyBelongsToTheNetworkOfItsPrefix() {
    for (SearchedNetwork network : SearchedNetwork.values()) {
      String key = network.key("training.epochs");
      assertThat(SearchedNetwork.ofKey(key)).isEqualTo(network);
      assertThat(network.plain(key)).isEqualTo("training.epochs");
    }
  }
}
