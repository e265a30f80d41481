import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;

/** The facet values of a document: read from Lucene's own columns, or from arrays of theirs kept in the heap, whichever is faster. */
abstract class Rows {
  abstract void start(LeafReaderContext context) throws IOException;

  /** Adds one to each value of a document. */
  abstract void count(int document, int[] counts) throws IOException;

  /** The same for the values from `first`, `after` excluded. */
  abstract void count(int document, int[] counts, int first, int after) throws IOException;

  static Rows ofColumns() {
    return new Rows() {
      private BinaryDocValues column;

      @Override
      void start(LeafReaderContext context) throws IOException {
        column = context.reader().getBinaryDocValues(Index.ROW);
      }

      @Override
      void count(int document, int[] counts) throws IOException {
        count(document, counts, 0, Integer.MAX_VALUE);
      }

      @Override
      void count(int document, int[] counts, int first, int after) throws IOException {
        if (!column.advanceExact(document)) return;
        BytesRef row = column.binaryValue();
        byte[] bytes = row.bytes;
        int value = 0;
        for (int i = row.offset, end = i + row.length; i < end; i++) {
          byte b = bytes[i];
          value += b < 0 ? ((b & 127) << 7) | bytes[++i] : b;
          if (value >= first && value < after) counts[value]++;
        }
      }
    };
  }

  static Rows ofArrays(LeafReader reader) throws IOException {
    int[] start = new int[reader.maxDoc() + 1];
    short[] values = new short[reader.maxDoc() * 8];
    int length = 0;
    BinaryDocValues column = reader.getBinaryDocValues(Index.ROW);
    for (int document = 0; document < reader.maxDoc(); document++) {
      column.advanceExact(document);
      BytesRef row = column.binaryValue();
      int value = 0;
      if (length + row.length > values.length) values = java.util.Arrays.copyOf(values, values.length * 2);
      for (int i = row.offset, end = i + row.length; i < end; i++) {
        byte b = row.bytes[i];
        value += b < 0 ? ((b & 127) << 7) | row.bytes[++i] : b;
        values[length++] = (short) value;
      }
      start[document + 1] = length;
    }
    final short[] row = values;
    return new Rows() {
      @Override
      void start(LeafReaderContext context) {}

      @Override
      void count(int document, int[] counts) {
        for (int i = start[document], end = start[document + 1]; i < end; i++) counts[row[i]]++;
      }

      @Override
      void count(int document, int[] counts, int first, int after) {
        for (int i = start[document], end = start[document + 1]; i < end; i++) {
          int value = row[i];
          if (value >= first && value < after) counts[value]++;
        }
      }
    };
  }
}
