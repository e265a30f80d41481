import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A line of the benchmark: class, terms, prefix, typo, phrase, choices, area, between tabs. */
final class Question {
  final String kind;
  final String[] terms;
  final String prefix, typo;
  final List<String> phrase = new ArrayList<>();
  final int[] at;
  /** Group, then values. */
  final List<int[]> choices = new ArrayList<>();
  /** West, south, east, north; or latitude, longitude, kilometres. */
  final double[] area;
  final boolean radius;

  Question(String line) {
    String[] parts = line.split("\t", -1);
    kind = parts[0];
    terms = parts[1].isEmpty() ? new String[0] : parts[1].split(" ");
    prefix = parts[2].isEmpty() ? null : parts[2];
    typo = parts[3].isEmpty() ? null : parts[3];
    String[] words = parts[4].isEmpty() ? new String[0] : parts[4].split(" ");
    at = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      int sign = words[i].indexOf('@');
      phrase.add(words[i].substring(0, sign));
      at[i] = Integer.parseInt(words[i].substring(sign + 1));
    }
    if (!parts[5].isEmpty())
      for (String choice : parts[5].split(" ")) choices.add(Arrays.stream(choice.split(",")).mapToInt(Integer::parseInt).toArray());
    radius = parts[6].startsWith("radius");
    area = parts[6].isEmpty() ? null : Arrays.stream(parts[6].split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray();
  }

  boolean isBrowsing() {
    return terms.length == 0 && prefix == null && typo == null && phrase.isEmpty() && area == null;
  }
}
