import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.util.FixedBitSet;

/** Questions of the benchmark, asked to one segment of Lucene. */
final class Search {
  /** Values of each facet group that a page shows. */
  private static final int SHOWN = 12;
  private final IndexSearcher searcher;
  private final LeafReader leaf;
  private final int[] groupStart;
  private final Rows rows;
  /** Documents of each facet value, kept from the start: the best that a cache of filters could do. */
  private final FixedBitSet[] documents;
  private final int[] countsOfAll;

  Search(DirectoryReader reader, int[] groupStart, boolean arrays) throws IOException {
    searcher = new IndexSearcher(reader);
    // Nothing is remembered from one question to the next, by any engine.
    searcher.setQueryCache(null);
    leaf = reader.leaves().get(0).reader();
    this.groupStart = groupStart;
    rows = arrays ? Rows.ofArrays(leaf) : Rows.ofColumns();
    int values = groupStart[groupStart.length - 1];
    documents = new FixedBitSet[values];
    countsOfAll = new int[values];
    for (int value = 0; value < values; value++) {
      documents[value] = new FixedBitSet(leaf.maxDoc());
      PostingsEnum postings = leaf.postings(new Term(Index.VALUE, Integer.toString(value)), PostingsEnum.NONE);
      if (postings != null) documents[value].or(postings);
      countsOfAll[value] = documents[value].cardinality();
    }
  }

  /** What one question gives; `check` is a sum over all counts, the same in every engine. */
  static final class Answer {
    int total, check;
    long[] ids;
  }

  Answer ask(Question question) throws IOException {
    int[] groups = new int[question.choices.size()];
    FixedBitSet[] chosen = new FixedBitSet[groups.length];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = question.choices.get(i)[0];
      chosen[i] = documentsOf(question.choices.get(i));
    }
    Tally tally;
    if (question.isBrowsing()) {
      rows.start(searcher.getIndexReader().leaves().get(0));
      tally = new Tally(rows, groupStart, false, groups, chosen);
      browse(tally, groups, chosen);
    } else {
      tally = new Tally(rows, groupStart, true, groups, chosen);
      searcher.search(queryOf(question), tally);
    }
    Answer answer = new Answer();
    answer.total = tally.total;
    for (int group = 0; group + 1 < groupStart.length; group++) mostFrequent(tally.counts, groupStart[group], groupStart[group + 1]);
    for (int value = 0; value < tally.counts.length; value++) answer.check += tally.counts[value] * (value * 40503 + 1);
    int[] hits = tally.hits();
    answer.ids = new long[hits.length];
    for (int i = 0; i < hits.length; i++) {
      NumericDocValues numbers = leaf.getNumericDocValues(Index.NUMBER);
      numbers.advanceExact(hits[i]);
      answer.ids[i] = numbers.longValue();
    }
    return answer;
  }

  /** The values of a group that a page shows, those of most documents first. */
  private static int[] mostFrequent(int[] counts, int first, int after) {
    int[] values = new int[SHOWN];
    int kept = 0;
    for (int value = first; value < after; value++) {
      int count = counts[value];
      if (count == 0 || (kept == SHOWN && count <= counts[values[SHOWN - 1]])) continue;
      int at = kept == SHOWN ? SHOWN - 1 : kept++;
      for (; at > 0 && counts[values[at - 1]] < count; at--) values[at] = values[at - 1];
      values[at] = value;
    }
    return values;
  }

  private FixedBitSet documentsOf(int[] choice) {
    if (choice.length == 2) return documents[choice[1]];
    FixedBitSet all = documents[choice[1]].clone();
    for (int i = 2; i < choice.length; i++) all.or(documents[choice[i]]);
    return all;
  }

  /** Filters alone: 64 documents at a time, only those that miss one choice at most; a lone group's own counts are those of everything. */
  private void browse(Tally tally, int[] groups, FixedBitSet[] chosen) throws IOException {
    boolean lone = chosen.length == 1;
    long[][] words = new long[chosen.length][];
    for (int i = 0; i < words.length; i++) words[i] = chosen[i].getBits();
    for (int w = 0, length = words[0].length; w < length; w++) {
      long all = -1, one = lone ? 0 : -1;
      // `one`: misses one at most, so far; `all`: misses none.
      for (long[] bits : words) {
        if (!lone) one = (one & bits[w]) | all;
        all &= bits[w];
        one |= all;
      }
      for (long left = one; left != 0; left &= left - 1) tally.collect((w << 6) + Long.numberOfTrailingZeros(left));
    }
    if (lone) {
      int first = groupStart[groups[0]];
      System.arraycopy(countsOfAll, first, tally.counts, first, groupStart[groups[0] + 1] - first);
    }
  }

  private static Query queryOf(Question question) {
    List<Query> wanted = new ArrayList<>();
    for (String term : question.terms) wanted.add(new TermQuery(new Term(Index.TEXT, term)));
    if (question.prefix != null) wanted.add(new PrefixQuery(new Term(Index.TEXT, question.prefix)));
    if (question.typo != null) wanted.add(new FuzzyQuery(new Term(Index.TEXT, question.typo), 1, 0, 1_000, true));
    if (!question.phrase.isEmpty()) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (int i = 0; i < question.phrase.size(); i++) phrase.add(new Term(Index.TEXT, question.phrase.get(i)), question.at[i]);
      wanted.add(phrase.build());
    }
    if (wanted.size() == 1 && question.area == null) return wanted.get(0);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Query query : wanted) all.add(query, BooleanClause.Occur.MUST);
    if (question.area != null) all.add(areaOf(question), BooleanClause.Occur.FILTER);
    return all.build();
  }

  /** By the tree of points when the area is small beside the words, by the column of places when it is large. */
  private static Query areaOf(Question question) {
    double[] a = question.area;
    if (question.radius)
      return new IndexOrDocValuesQuery(
          LatLonPoint.newDistanceQuery(Index.PLACE, a[0], a[1], a[2] * 1000),
          LatLonDocValuesField.newSlowDistanceQuery(Index.PLACE, a[0], a[1], a[2] * 1000));
    return new IndexOrDocValuesQuery(
        LatLonPoint.newBoxQuery(Index.PLACE, a[1], a[3], a[0], a[2]),
        LatLonDocValuesField.newSlowBoxQuery(Index.PLACE, a[1], a[3], a[0], a[2]));
  }
}
