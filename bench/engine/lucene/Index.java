import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Builds a Lucene index from lines that hold tokens already made: one segment in the end, documents in the order of browsing (so
 * that Lucene too takes the first matches when nothing else is asked).
 */
final class Index {
  static final String TEXT = "text", VALUE = "value", PLACE = "place", NUMBER = "number", RANK = "rank", ROW = "row";
  /** Words of two fields are never neighbours. */
  private static final int FIELD_GAP = 100;

  /** Tokens as they stand in a line: words between spaces, "_" for a word left out, "|" between fields. */
  private static final class Tokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private String line = "";
    private int at;

    TokenStream of(String text) {
      line = text;
      at = 0;
      return this;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      int step = 1;
      while (at < line.length()) {
        int end = line.indexOf(' ', at);
        if (end < 0) end = line.length();
        int start = at;
        at = end + 1;
        char first = line.charAt(start);
        if (first == '_') step++;
        else if (first == '|') step += FIELD_GAP;
        else {
          term.append(line, start, end);
          increment.setPositionIncrement(step);
          return true;
        }
      }
      return false;
    }
  }

  /** A line: number, rank, values, places, tokens, between tabs. */
  static void build(BufferedReader in, int count, Path folder) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(null);
    config.setRAMBufferSizeMB(512);
    // Merges on this thread, so that their time is counted.
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setIndexSort(new Sort(new SortField(RANK, SortField.Type.DOUBLE, true), new SortField(NUMBER, SortField.Type.LONG)));
    FieldType text = new FieldType();
    text.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    text.setTokenized(true);
    text.freeze();
    try (Directory directory = new MMapDirectory(folder); IndexWriter writer = new IndexWriter(directory, config)) {
      Tokens tokens = new Tokens();
      for (int i = 0; i < count; i++) {
        String[] parts = in.readLine().split("\t", -1);
        Document document = new Document();
        document.add(new NumericDocValuesField(NUMBER, Long.parseLong(parts[0])));
        document.add(new DoubleDocValuesField(RANK, Double.parseDouble(parts[1])));
        document.add(new BinaryDocValuesField(ROW, row(parts[2], document)));
        if (!parts[3].isEmpty()) for (String place : parts[3].split(";")) {
          int comma = place.indexOf(',');
          double lat = Double.parseDouble(place.substring(0, comma)), lon = Double.parseDouble(place.substring(comma + 1));
          document.add(new LatLonPoint(PLACE, lat, lon));
          document.add(new LatLonDocValuesField(PLACE, lat, lon));
        }
        document.add(new Field(TEXT, tokens.of(parts[4]), text));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  /** Facet values of a document as one value of bytes, as Lucene's taxonomy facets keep theirs; and as terms to filter by. */
  private static BytesRef row(String values, Document document) {
    String[] numbers = values.split(",");
    byte[] bytes = new byte[numbers.length * 2];
    int length = 0, last = 0;
    for (String number : numbers) {
      document.add(new StringField(VALUE, number, Field.Store.NO));
      int value = Integer.parseInt(number), delta = value - last;
      last = value;
      if (delta >= 128) bytes[length++] = (byte) (128 | (delta >> 7));
      bytes[length++] = (byte) (delta & 127);
    }
    return new BytesRef(bytes, 0, length);
  }
}
