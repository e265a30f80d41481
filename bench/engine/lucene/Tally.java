import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;

/**
 * Everything a search page wants in one pass: the exact total, the first 20, the counts of every facet value, those of a chosen
 * group without its own choice (as DrillSideways does: a document that misses one choice alone counts for that group alone).
 */
final class Tally extends SimpleCollector {
  static final int TOP = 20;
  private final Rows rows;
  private final int[] groupStart;
  private final boolean scores;
  /** For each choice: its group, and the documents that have one of its values. */
  private final int[] groups;
  private final FixedBitSet[] chosen;
  final int[] counts;
  int total;
  final int[] top = new int[TOP];
  private final float[] best = new float[TOP];
  private int kept;
  private Scorable scorer;

  Tally(Rows rows, int[] groupStart, boolean scores, int[] groups, FixedBitSet[] chosen) {
    this.rows = rows;
    this.groupStart = groupStart;
    this.scores = scores;
    this.groups = groups;
    this.chosen = chosen;
    this.counts = new int[groupStart[groupStart.length - 1]];
  }

  @Override
  public ScoreMode scoreMode() {
    return scores ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public void setScorer(Scorable scorer) {
    this.scorer = scorer;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    rows.start(context);
  }

  @Override
  public void collect(int document) throws IOException {
    int missed = -1;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i].get(document)) continue;
      if (missed >= 0) return;
      missed = groups[i];
    }
    if (missed >= 0) {
      rows.count(document, counts, groupStart[missed], groupStart[missed + 1]);
      return;
    }
    total++;
    rows.count(document, counts);
    if (scores) offer(document, scorer.score());
    else if (kept < TOP) top[kept++] = document;
  }

  /** Documents come in order: of two equal scores, the first stays before. */
  private void offer(int document, float score) {
    if (kept == TOP && score <= best[TOP - 1]) return;
    int at = kept == TOP ? TOP - 1 : kept++;
    for (; at > 0 && best[at - 1] < score; at--) {
      best[at] = best[at - 1];
      top[at] = top[at - 1];
    }
    best[at] = score;
    top[at] = document;
  }

  int[] hits() {
    return Arrays.copyOf(top, kept);
  }
}
