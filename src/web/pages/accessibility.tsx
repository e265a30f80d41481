import type { AccessibilityResults } from "../accessibility-results.ts";
import { Num, Table } from "../components/data.tsx";
import type { PageContext } from "../context.ts";
import { list, typo } from "../typography.ts";
import { accessibility as t } from "./accessibility.fr.ts";
import { Article, referentOf, Text } from "./article.tsx";

/** An honest statement: what was checked and found, what was not checked. */
export function AccessibilityPage({ context, results }: { context: PageContext; results: AccessibilityResults | undefined }) {
  const keeper = referentOf(context.instance);
  return (
    <Article
      context={context}
      title={t.title}
      lead={typo(t.lead)}
      parts={[
        { id: "but", title: t.goal.title, children: <Text>{t.goal.body}</Text> },
        {
          id: "machine",
          title: t.automatic.title,
          children: results ? <Results results={results} /> : <Text>{t.automatic.none}</Text>,
        },
        { id: "mains", title: t.manual.title, children: <Text>{t.manual.body}</Text> },
        { id: "limites", title: t.limits.title, children: <Text>{t.limits.body}</Text> },
        { id: "dire", title: t.tell.title, children: <Text>{t.tell.body(keeper)}</Text> },
      ]}
    />
  );
}

function Results({ results }: { results: AccessibilityResults }) {
  const { date, axe, browser, pages } = results;
  const broken = new Set(pages.flatMap((page) => page.violations.map((violation) => violation.rule)));
  const { caption, columns, clean } = t.automatic;
  return (
    <>
      <Text>{t.automatic.summary(date, axe, browser, pages.length, broken.size)}</Text>
      <Table
        id="resultats"
        caption={caption}
        columns={[{ label: columns.page }, { label: columns.ways, numeric: true }, { label: columns.result }]}
        rows={pages.map((page) => [
          page.title,
          <Num key="ways" value={page.ways} />,
          page.violations.length === 0 ? clean : list(page.violations.map((violation) => violation.help)),
        ])}
      />
    </>
  );
}
