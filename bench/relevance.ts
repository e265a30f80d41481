import { type BruteIndex, bruteForce, bruteIndex, readAll, type Variant } from "./relevance/brute-force.ts";
import { readCollection } from "./relevance/collection.ts";
import { report, reportHead } from "./relevance/measures.ts";
import { productSearch } from "./relevance/product.ts";
import { VARIANTS } from "./relevance/variants.ts";

/**
 * How well words find what people judged to answer them, on the French collection beside the project (`npm run bench -- relevance`):
 * the product as it is, then, with `variants` after it, every setting tried, by brute force. `ESSAIM_TOPICS`, `ESSAIM_QRELS`: other
 * judged topics.
 */
const WIDTH = 36;
const { documents, topics } = readCollection();
const wordings = topics.reduce((sum, topic) => sum + topic.wordings.length, 0);
console.log(`${documents.length} documents, ${topics.length} topics, ${wordings} wordings of users`);
reportHead(WIDTH);
report("the product", WIDTH, productSearch(documents), topics);
report("the product, words as written", WIDTH, productSearch(documents, true), topics);

const read = readAll(documents);
/** Variants that index alike share an index. */
const indexes = new Map<string, BruteIndex>();
function indexFor(variant: Variant): BruteIndex {
  const key = JSON.stringify([variant.stemmer, variant.stopWords, variant.besides?.term, variant.glued]);
  const index = indexes.get(key) ?? bruteIndex(read, variant);
  indexes.clear();
  indexes.set(key, index);
  return index;
}
const all = process.argv.includes("variants");
for (const [name, variant] of all ? VARIANTS : VARIANTS.slice(0, 1))
  report(name, WIDTH, bruteForce(documents, indexFor(variant), variant), topics);
