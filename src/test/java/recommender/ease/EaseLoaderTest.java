package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recommender.config.EaseChannels;
import recommender.model.FedUser;
import recommender.model.LoadedModel;
import recommender.model.RankingFacts;
import recommender.testing.Onnx;
import recommender.vectors.UserVector;

class EaseLoaderTest {
  /** Likes item 0, and has rated item 1 low. */
  private static final List<FedUser> USER =
      List.of(FedUser.of(new UserVector(new int[] {0, 1}, new float[] {4.5f, 2})));

  /**
   * As runs have published it since there was one: inputs are positives, in the order of columns.
   */
  @Test
  void aRunOfOneChannelThatNamesNoneIsScored() {
    RankingFacts facts =
        new RankingFacts("model.zip", "shallow", "none", 0, 4.0, null, null, null, null);
    MultiLayerNetwork stock = stock(2, 0, 3, 5, 0);
    assertThat(loaded(stock, facts).scores(USER)[0]).containsExactly(0, 5);
  }

  /** Columns of inputs liked 0, liked 1, disliked 0, disliked 1. */
  @Test
  void theChannelsOfARunStandSideBySide() {
    assertThat(twoChannels().scores(USER)[0]).containsExactly(7, 5);
  }

  /** A user who has rated nothing, and one who likes item 1 alone, beside the first. */
  @Test
  void usersAreScoredTogetherAsTheyAreAlone() {
    LoadedModel model = twoChannels();
    List<FedUser> users =
        List.of(
            USER.get(0),
            FedUser.of(new UserVector(new int[0], new float[0])),
            FedUser.of(new UserVector(new int[] {1}, new float[] {5})));
    float[][] scores = model.scores(users);
    assertThat(scores[0]).containsExactly(7, 5);
    assertThat(scores[1]).containsExactly(0, 0);
    assertThat(scores[2]).containsExactly(3, 0);
  }

  @Test
  void aGraphScoresAsTheModelDoes() {
    float[][] scores =
        Onnx.run(twoChannels()::scores, 2, Onnx.dense(List.of(USER.get(0).ratings()), 2));
    assertThat(scores[0]).containsExactly(7, 5);
  }

  /** Of 7, the dislike of item 1 has all; of 5, the liking of item 0. */
  @Test
  void contributionsAddUpToScores() {
    LoadedModel model = twoChannels();
    assertThat(model.isLinear()).isTrue();
    double[][] contributions = model.contributions(USER.get(0).ratings(), new int[] {0, 1});
    assertThat(contributions[0]).containsExactly(0, 7);
    assertThat(contributions[1]).containsExactly(5, 0);
  }

  @Test
  void anItemIsAsAlikeAsItsLikingCounts() {
    float[][] similarities = twoChannels().similarities(new int[] {1, 0});
    assertThat(similarities[0]).containsExactly(3, 0);
    assertThat(similarities[1]).containsExactly(0, 5);
  }

  private static LoadedModel twoChannels() {
    RankingFacts facts =
        new RankingFacts("model.zip", "shallow", "none", 0, 4.0, null, null, null, null)
            .with(EaseChannels.LIKED_DISLIKED, 3);
    return loaded(stock(4, 0, 3, 0, 7, 5, 0, 9, 0), facts);
  }

  private static LoadedModel loaded(MultiLayerNetwork stock, RankingFacts facts) {
    return new EaseLoader().load(facts, 2, any -> stock);
  }

  /** Weights of two outputs, one after the other. */
  private static MultiLayerNetwork stock(int inputs, float... weights) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(inputs)
                        .nOut(2)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init(Nd4j.createFromArray(new float[][] {weights}), false);
    return network;
  }
}
