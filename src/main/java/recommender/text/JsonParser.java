package recommender.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** Parser of JSON objects, one a line or all in one array. */
final class JsonParser implements LineParser, FileParser {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readerFor(JsonNode.class);
  private static final ObjectReader ARRAY =
      JSON.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String NO_OBJECT = "not a JSON object";

  private final List<String> keys;
  private final Places places;

  /**
   * @param keys those that {@code places} are places of
   */
  JsonParser(List<String> keys, Places places) {
    this.keys = keys;
    this.places = places;
  }

  @Override
  public TextRow parse(String line) {
    try {
      return row(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return TextRow.broken(NO_OBJECT);
    }
  }

  private TextRow row(JsonNode node) {
    if (!node.isObject()) {
      return TextRow.broken(NO_OBJECT);
    }
    String[] fields = new String[keys.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = text(node.get(keys.get(i)));
    }
    return places.row(fields);
  }

  private static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  @Override
  public Iterator<TextRow> rows(Reader in, String name) {
    try {
      return new Elements(ARRAY.readValues(in));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static LayoutException broken(IOException e) {
    return new LayoutException("broken JSON: " + e.getMessage().split("\\R")[0], e);
  }

  private final class Elements implements Iterator<TextRow> {
    private final MappingIterator<JsonNode> nodes;

    Elements(MappingIterator<JsonNode> nodes) {
      this.nodes = nodes;
    }

    @Override
    public boolean hasNext() {
      try {
        return nodes.hasNextValue();
      } catch (IOException e) {
        throw broken(e);
      }
    }

    @Override
    public TextRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        return row(nodes.nextValue());
      } catch (IOException e) {
        throw broken(e);
      }
    }
  }

  /** The keys of the objects at the beginning of a text that may be cut off anywhere. */
  static List<String> keys(String text, int objects) {
    Set<String> keys = new LinkedHashSet<>();
    try (MappingIterator<JsonNode> nodes = ARRAY.readValues(text)) {
      for (int read = 0; read < objects && nodes.hasNextValue(); read++) {
        nodes.nextValue().fieldNames().forEachRemaining(keys::add);
      }
    } catch (IOException e) {
      // Cut off, or a broken object: those before it have the keys.
      return List.copyOf(keys);
    }
    return List.copyOf(keys);
  }
}
