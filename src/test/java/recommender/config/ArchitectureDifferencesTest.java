package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchitectureDifferencesTest {
  private static final String OTHER = "; keep it, or start without --warm-start";

  @Test
  void settingsThatAreTheSameDoNotDiffer() {
    assertThat(differences(Hocon.settings()).of(Hocon.settings("training.optimizer = sgd")))
        .isEmpty();
  }

  @Test
  void eachNamesTheSettingWhatTheRunHasAndWhatIsAskedFor() {
    Settings asked =
        Hocon.settings(
            "network { vectors = user, hidden = [8], activation = relu, output-offset = false }",
            "network { output-activation = tanh, tied = true, centring = none }",
            "network { input-scaling = none, input-indicator = 0, positives = rated }");
    assertThat(differences(Hocon.settings()).of(asked))
        .containsExactly(
            "network.vectors: expected item, as run R has it, was user" + OTHER,
            "network.hidden: expected [250], as run R has it, was [8]" + OTHER,
            "network.activation: expected tanh, as run R has it, was relu" + OTHER,
            "network.output-activation: expected identity, as run R has it, was tanh" + OTHER,
            "network.output-offset: expected true, as run R has it, was false" + OTHER,
            "network.tied: expected false, as run R has it, was true" + OTHER,
            "network.centring: expected offsets, as run R has it, was none" + OTHER,
            "network.input-scaling: expected sqrt-count, as run R has it, was none" + OTHER,
            "network.input-indicator: expected 1.0, as run R has it, was 0.0" + OTHER,
            "network.positives: expected relevant, as run R has it, was rated" + OTHER);
  }

  @Test
  void anotherObjectiveIsSaidAlone() {
    assertThat(differences(Hocon.settings()).of(Hocon.settings("network.objective = ranking")))
        .containsExactly(
            "network.objective: expected rating, as run R has it, was ranking" + OTHER);
  }

  /** A network is the same with and without EASE beside it; EASE alone has none. */
  @Test
  void whatIsBesideANetworkIsNoDifference() {
    Settings fused = ranking("fused");
    Settings network = ranking("autoencoder");
    Settings shallow = ranking("shallow");
    assertThat(differences(network).of(ranking("auto"))).isEmpty();
    assertThat(differences(fused).of(ranking("auto"))).isEmpty();
    assertThat(differences(shallow).of(shallow)).isEmpty();
    assertThat(differences(fused).of(network))
        .containsExactly("network.type: expected fused, as run R has it, was autoencoder" + OTHER);
    assertThat(differences(shallow).of(ranking("auto")))
        .contains("network.type: expected shallow, as run R has it, was fused" + OTHER);
  }

  @Test
  void theNetworkBesideHasItsOwn() {
    Settings both = Hocon.settings("network.objective = both");
    Settings other = Hocon.settings("network.objective = both", "ranking.network.hidden = [8]");
    assertThat(differences(both).of(other))
        .containsExactly(
            "ranking.network.hidden: expected [1000], as run R has it, was [8]" + OTHER);
  }

  @Test
  void vectorsThatAreLeftOpenAreThoseOfTheRun() {
    Settings user = Hocon.settings("network.vectors = user");
    Settings adopted = differences(user).adopted(Hocon.settings());
    assertThat(adopted.network().vectors()).isEqualTo(VectorsOf.USER);
    assertThat(differences(user).of(adopted)).isEmpty();
    Settings item = Hocon.settings("network.vectors = item");
    assertThat(differences(user).adopted(item)).isEqualTo(item);
  }

  private static Settings ranking(String type) {
    return Hocon.settings("network.objective = ranking", "network.type = " + type);
  }

  private static ArchitectureDifferences differences(Settings trained) {
    return new ArchitectureDifferences("R", trained);
  }
}
