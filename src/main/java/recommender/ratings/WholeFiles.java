package recommender.ratings;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import recommender.text.LayoutException;
import recommender.text.TextRow;

/** Whole files as rows. */
record WholeFiles(SerializableConfiguration hadoop, RowRules rules)
    implements FlatMapFunction<Iterator<WholeFile>, ParsedRow> {

  @Override
  public Iterator<ParsedRow> call(Iterator<WholeFile> files) {
    return new Rows(files);
  }

  private final class Rows implements Iterator<ParsedRow> {
    private final Iterator<WholeFile> files;
    private final RowParser parser = new RowParser(rules);
    private WholeFile file;
    private Iterator<TextRow> texts;
    private long row;

    Rows(Iterator<WholeFile> files) {
      this.files = files;
    }

    @Override
    public boolean hasNext() {
      try {
        while ((texts == null || !texts.hasNext()) && files.hasNext()) {
          begin(files.next());
        }
        return texts != null && texts.hasNext();
      } catch (LayoutException | IOException | UncheckedIOException e) {
        throw unreadable(e);
      }
    }

    @Override
    public ParsedRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      TextRow text = texts.next();
      return parser.parse(text, null, Positions.of(file.number(), 0, row++));
    }

    private void begin(WholeFile next) throws IOException {
      file = next;
      row = 0;
      InputStream in =
          new BufferedInputStream(FileHead.open(new Path(next.path()), hadoop.value()));
      TaskCompletionListener closing = context -> close(in);
      TaskContext.get().addTaskCompletionListener(closing);
      texts = next.layout().fileParser().rows(withoutMark(in, next), next.name());
    }

    private static void close(InputStream in) {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Reader withoutMark(InputStream in, WholeFile next) throws IOException {
      PushbackReader reader =
          new PushbackReader(
              new InputStreamReader(
                  in,
                  next.layout()
                      .charset()
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      int first = reader.read();
      if (first >= 0 && first != '\uFEFF') {
        reader.unread(first);
      }
      return reader;
    }

    private LayoutException unreadable(Exception e) {
      if (e instanceof LayoutException) {
        return new LayoutException(file.path() + ": " + e.getMessage(), e);
      }
      if (Remedies.causes(e).anyMatch(CharacterCodingException.class::isInstance)) {
        return new LayoutException(
            WrongBytes.message(new Path(file.path()), file.layout().charset(), hadoop.value()), e);
      }
      return new LayoutException(
          "%s cannot be read: %s".formatted(file.path(), Source.reason(e)), e);
    }
  }
}
