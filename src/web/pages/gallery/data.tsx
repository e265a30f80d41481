import { DefinitionList, Figures, Num, Table, Time } from "../../components/data.tsx";
import { Tag, TagList } from "../../components/navigation.tsx";
import { type Claim, Provenance } from "../../components/provenance.tsx";
import { Timeline, type TimelineMark } from "../../components/timeline.tsx";

const CLAIM: Claim = {
  witnesses: [
    {
      name: "La France s’engage",
      href: "/reseau/la-france-sengage",
      licence: "Licence Ouverte 2.0",
      since: "2024-03-12",
      url: "https://exemple.fr/projet/12",
    },
    { name: "eco-bretons", href: "/reseau/eco-bretons", licence: "CC BY-SA 4.0", since: "2019-04" },
  ],
};

const OTHERS: Claim[] = [{ value: "2011", witnesses: [{ name: "France Tiers-Lieux", licence: "ODbL 1.0", since: "2023" }] }];

const MARKS: TimelineMark[] = Array.from({ length: 14 }, (_, index) => ({
  at: `2026-11-${String(index + 1).padStart(2, "0")}`,
  tone: index === 5 ? "bad" : index === 9 ? "mixed" : index === 2 ? "none" : "good",
  label:
    index === 5 ? "source injoignable" : index === 9 ? "12 lignes refusées" : index === 2 ? "rien à faire" : "tout est passé",
}));

export function DataSection() {
  return (
    <section class="stack">
      <h2>Montrer</h2>
      <Figures
        items={[
          { value: 15_312, label: "fiches", href: "/recherche" },
          { value: 52, label: "réseaux partenaires", href: "/reseau" },
          { value: 1_204, label: "communes où il se passe quelque chose" },
          { value: "3 h", label: "depuis la dernière mise à jour" },
        ]}
      />
      <DefinitionList
        items={[
          {
            term: "Depuis",
            value: <Time value="2012-05-01" />,
            mark: <Provenance of="Depuis" claim={CLAIM} others={OTHERS} correctHref="/fiche/x/corriger" />,
          },
          {
            term: "Thèmes",
            value: (
              <TagList>
                <Tag href="/recherche?theme=a">Alimentation</Tag>
                <Tag href="/recherche?theme=b">Lien social</Tag>
              </TagList>
            ),
            mark: <Provenance of="Thèmes" claim={CLAIM} />,
          },
          { term: "Habitants touchés", value: <Num value={12_500} /> },
        ]}
      />
      <Table
        id="table-exemple"
        caption="Ce que chaque partenaire apporte"
        columns={[
          { label: "Partenaire" },
          { label: "Fiches", numeric: true },
          { label: "Dernière mise à jour" },
          { label: "Licence" },
          { label: "Santé" },
        ]}
        rows={[
          [
            <a href="/reseau/a">La France s’engage</a>,
            <Num value={1512} />,
            <Time value="2026-11-21" />,
            "Licence Ouverte 2.0",
            <Timeline label="Quatorze derniers jours, A" marks={MARKS} />,
          ],
          [
            <a href="/reseau/b">Réseau national des ressourceries et recycleries, délégation de Bourgogne-Franche-Comté</a>,
            <Num value={29} />,
            <Time value="2026-10" />,
            "ODbL 1.0",
            <Timeline label="Quatorze derniers jours, B" marks={MARKS.slice(0, 6)} />,
          ],
        ]}
      />
    </section>
  );
}
