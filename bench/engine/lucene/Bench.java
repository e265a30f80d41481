import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's side of the benchmark: `Bench <folder>`, records then questions on standard input, figures on standard output as
 * lines of words. Time is the CPU time of this thread alone: compilation and collection of garbage, on others, are not counted.
 */
final class Bench {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    String[] head = in.readLine().split("\t");
    int count = Integer.parseInt(head[0]);
    double seconds = Double.parseDouble(head[1]);
    int[] groupStart = Arrays.stream(head[2].split(",")).mapToInt(Integer::parseInt).toArray();

    long before = CLOCK.getCurrentThreadCpuTime();
    Index.build(in, count, folder);
    out.println("build " + (CLOCK.getCurrentThreadCpuTime() - before) / 1e6);
    long size = 0;
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) size += Files.size(file);
    }
    out.println("bytes " + size);
    List<Question> questions = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) questions.add(new Question(line));

    before = CLOCK.getCurrentThreadCpuTime();
    try (Directory directory = new MMapDirectory(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
      out.println("open " + (CLOCK.getCurrentThreadCpuTime() - before) / 1e6);
      Search search = new Search(reader, groupStart, arguments.length > 1 && arguments[1].equals("arrays"));
      measure(search, questions, seconds, out);
    }
    out.flush();
  }

  /** All questions in turn, again and again: the first half of the time to warm up, then the median of each. */
  private static void measure(Search search, List<Question> questions, double seconds, PrintStream out) throws IOException {
    int warm = rounds(search, questions, seconds / 2);
    int measured = Math.max(3, warm);
    double[][] spent = new double[questions.size()][measured];
    for (int round = 0; round < measured; round++) {
      for (int i = 0; i < spent.length; i++) {
        long before = CLOCK.getCurrentThreadCpuTime();
        search.ask(questions.get(i));
        spent[i][round] = (CLOCK.getCurrentThreadCpuTime() - before) / 1e6;
      }
    }
    out.println("rounds " + warm + " " + measured);
    for (int i = 0; i < spent.length; i++) {
      Arrays.sort(spent[i]);
      Search.Answer answer = search.ask(questions.get(i));
      StringBuilder ids = new StringBuilder();
      for (long id : answer.ids) ids.append(ids.length() == 0 ? "" : ",").append(id);
      out.println("answer " + questions.get(i).kind + " " + spent[i][measured / 2] + " " + answer.total + " " + answer.check + " " + ids);
    }
  }

  private static int rounds(Search search, List<Question> questions, double seconds) throws IOException {
    int rounds = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (rounds < 2 || (System.nanoTime() < end && rounds < 200)) {
      for (Question question : questions) search.ask(question);
      rounds++;
    }
    return rounds;
  }
}
