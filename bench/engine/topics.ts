import { type Random, random, zipf } from "./random.ts";
import { contentWord, functionWord, inflected } from "./vocabulary.ts";

/** What records speak of: words that come together, and expressions that come again and again. */
export type Topic = { words: readonly number[]; expressions: readonly (readonly number[])[]; theme: number };

const TOPICS = 400;
const WORDS = 120;
const EXPRESSIONS = 12;

/** A rank between the common and the rare: what topics are made of. */
const topicRank = (stream: Random): number => Math.floor(40 * (60_000 / 40) ** stream.next());

/** Two or three words, half of the time with a function word between the first two ("jardin de quartier"). */
function expression(words: readonly number[], stream: Random): number[] {
  const [a, b, c] = [stream.pick(words), stream.pick(words), stream.pick(words)];
  const linked = stream.chance(0.5) ? [inflected(a, stream), functionWord(stream), inflected(b, stream)] : [a * 4, b * 4 + 1];
  return stream.chance(0.3) ? [...linked, c * 4] : linked;
}

/** The topics of a seed; topic 0 is the most common. Each belongs to one of `themes` themes. */
export function topicsOf(seed: number, themes: number): Topic[] {
  return Array.from({ length: TOPICS }, (_, number) => {
    const stream = random(seed, 1, number);
    const words = Array.from({ length: WORDS }, () => topicRank(stream));
    return {
      words,
      expressions: Array.from({ length: EXPRESSIONS }, () => expression(words, stream)),
      theme: stream.below(themes),
    };
  });
}

export const topicRankOf = zipf(TOPICS, 0.9, 4);
const wordInTopic = zipf(WORDS, 1, 3);
const expressionInTopic = zipf(EXPRESSIONS, 0.8, 1);

/**
 * About `length` words of text on these topics: words of the topics, words of the language, expressions, and again words that
 * were just used (a word met once in a text is more likely met twice: burstiness), with function words between.
 */
export function write(length: number, topics: readonly Topic[], stream: Random, said: number[] = []): number[] {
  const text: number[] = [];
  while (text.length < length) {
    for (let links = stream.next(); links > 0.28 && text.length > 0; links = links > 0.8 ? links - 0.5 : 0)
      text.push(functionWord(stream));
    const kind = stream.next();
    const topic = stream.pick(topics);
    if (kind < 0.07) text.push(...(topic.expressions[expressionInTopic(stream)] ?? []));
    else if (kind < 0.37) text.push(inflected(topic.words[wordInTopic(stream)] ?? 0, stream));
    else if (kind < 0.5 && said.length > 0) text.push(stream.pick(said));
    else text.push(contentWord(stream));
    const last = text.at(-1) ?? -1;
    if (last >= 0) said.push(last);
  }
  return text;
}
