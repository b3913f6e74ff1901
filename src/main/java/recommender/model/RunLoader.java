package recommender.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recommender.baseline.BiasModel;
import recommender.config.Objective;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** Loader of the models of a run. */
record RunLoader(RunFolder run) {
  private static final String ITEMS = "items of " + ModelFiles.ITEMS;
  private static final String USERS = "users of " + ModelFiles.USERS;

  /**
   * The models.
   *
   * @throws ModelException when the run cannot be read or needs another version
   */
  LoadedRun load() {
    Objective objective = run.objective();
    if (objective == Objective.RANKING) {
      ItemsFile items = run.items();
      return new LoadedRun(
          items.items(),
          items.ratings(),
          Items.NONE,
          Optional.empty(),
          Optional.of(ranking(items)));
    }
    ModelFacts facts = run.facts();
    return switch (facts.vectorsOf()) {
      case USER -> ofUserVectors(facts, objective);
      case ITEM -> ofItemVectors(facts, objective);
    };
  }

  private LoadedRun ofUserVectors(ModelFacts facts, Objective objective) {
    ItemsFile items = run.items();
    InputTransform transform = facts.transform(items.offsets());
    SparseNetwork network = run.network(ModelFiles.NETWORK, transform, ITEMS);
    Pool<SparseNetwork> networks = new Pool<>(Snapshot.of(network)::restore);
    RatingModel ratings =
        new RatingModel(
            new LoadedNetwork(network, NetworkInput.ofRatings(transform)),
            (users, wanted) ->
                networks.with(
                    each ->
                        new NetworkPredictor(each, transform, facts.scale())
                            .predict(users, wanted)),
            facts.scale(),
            transform.bias());
    return new LoadedRun(
        items.items(),
        items.ratings(),
        Items.NONE,
        Optional.of(ratings),
        rankingBeside(objective, items, ratings));
  }

  private LoadedRun ofItemVectors(ModelFacts facts, Objective objective) {
    ItemsFile users = run.users();
    ItemsFile items = run.itemsWithVectors(users.offsets().length);
    InputTransform transform = facts.transform(users.offsets());
    SparseNetwork network = run.network(ModelFiles.NETWORK, transform, USERS);
    demandCodes(items, network);
    LazyItemSums sums = new LazyItemSums();
    Pool<ItemVectors> vectors =
        new Pool<>(
            () ->
                new ItemVectors(items.vectors(), Snapshot.of(network).restore(), transform, sums));
    ItemCodes codes = codes(items, transform, vectors);
    ItemVectorModel model =
        new ItemVectorModel(
            codes,
            ColumnUsers.of(network, transform, users.fingerprints()),
            user -> vectors.with(each -> each.codesWithout(user)));
    RatingModel ratings =
        new RatingModel(
            new LoadedItemVectors(model, network),
            new FoldInPredictor(model, facts.scale()),
            facts.scale(),
            BiasModel.ofOffsets(transform.bias().mean(), offsets(codes, transform.bias().mean())));
    return new LoadedRun(
        items.items(),
        items.ratings(),
        users.items(),
        Optional.of(ratings),
        rankingBeside(objective, items, ratings));
  }

  private void demandCodes(ItemsFile items, SparseNetwork network) {
    try {
      run.demandCodes(items, network.layerSize(network.getnLayers() - 2));
    } catch (ModelException e) {
      network.close();
      throw e;
    }
  }

  /** As they are published, to the last bit; of an old run they are worked out. */
  private static ItemCodes codes(
      ItemsFile items, InputTransform transform, Pool<ItemVectors> vectors) {
    List<float[]> published = items.codes();
    if (published.isEmpty()) {
      return vectors.with(ItemVectors::codes);
    }
    List<UserVector> rated = items.vectors();
    return ItemCodes.of(
        IntStream.range(0, published.size())
            .mapToObj(item -> ItemCode.of(published.get(item), rated.get(item), transform))
            .toList());
  }

  /** Offsets of the items, to which a mean was added. */
  private static double[] offsets(ItemCodes codes, double mean) {
    double[] offsets = new double[codes.size()];
    for (int item = 0; item < offsets.length; item++) {
      offsets[item] = codes.means()[item] - mean;
    }
    return offsets;
  }

  private Optional<LoadedModel> rankingBeside(
      Objective objective, ItemsFile items, RatingModel ratings) {
    if (objective != Objective.BOTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(ranking(items));
    } catch (ModelException e) {
      ratings.close();
      throw e;
    }
  }

  private LoadedModel ranking(ItemsFile items) {
    return run.ranking(run.rankingFacts(), items.items().size());
  }
}
