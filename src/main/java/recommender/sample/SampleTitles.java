package recommender.sample;

import java.util.List;

/**
 * Made-up titles of synthetic items, each with the genre that its traits weigh most, so that a
 * reader sees whether lists go with what a user rated.
 */
final class SampleTitles {
  static final String HEADER = "movieId,title";

  private static final List<String> GENRES = List.of("comedy", "drama", "thriller", "western");

  private static final List<String> FIRST =
      List.of(
          "Amber",
          "Blue",
          "Broken",
          "Distant",
          "Early",
          "Empty",
          "Frozen",
          "Golden",
          "Green",
          "Hidden",
          "Hollow",
          "Iron",
          "Last",
          "Late",
          "Little",
          "Lost",
          "Narrow",
          "Northern",
          "Open",
          "Paper",
          "Pale",
          "Quiet",
          "Red",
          "Second",
          "Secret",
          "Seven",
          "Short",
          "Silent",
          "Silver",
          "Slow",
          "Small",
          "Southern",
          "Stolen",
          "Strange",
          "Summer",
          "Tall",
          "Twelve",
          "White",
          "Wild",
          "Winter");

  private static final List<String> SECOND =
      List.of(
          "Afternoon",
          "Archer",
          "Bakery",
          "Bell",
          "Bridge",
          "Brother",
          "Canal",
          "Captain",
          "Carousel",
          "Castle",
          "Circus",
          "Clock",
          "Coast",
          "Comet",
          "Corridor",
          "Crossing",
          "Daughter",
          "Desert",
          "Dog",
          "Door",
          "Embassy",
          "Engine",
          "Express",
          "Falcon",
          "Farm",
          "Ferry",
          "Fiddle",
          "Forest",
          "Garden",
          "Ghost",
          "Harbour",
          "Harvest",
          "Horizon",
          "Hotel",
          "House",
          "Island",
          "Journey",
          "Kitchen",
          "Lake",
          "Lantern",
          "Letter",
          "Library",
          "Lighthouse",
          "Market",
          "Meadow",
          "Mirror",
          "Moon",
          "Mountain",
          "Neighbour",
          "Night",
          "Orchard",
          "Painter",
          "Piano",
          "Pilot",
          "Promise",
          "Rain",
          "River",
          "Road",
          "Shadow",
          "Station");

  private SampleTitles() {}

  /**
   * The title of an item, each once.
   *
   * @param number of the item, counted from 1, at most 2,400
   */
  static String of(int number, Item item) {
    int strongest = 0;
    for (int trait = 1; trait < GENRES.size(); trait++) {
      if (item.traits()[trait] > item.traits()[strongest]) {
        strongest = trait;
      }
    }
    int first = (number - 1) / SECOND.size() % FIRST.size();
    int second = (number - 1) % SECOND.size();
    return "%s %s (%s)".formatted(FIRST.get(first), SECOND.get(second), GENRES.get(strongest));
  }
}
