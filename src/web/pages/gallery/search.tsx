import { EntryPicture } from "../../components/entry-picture.tsx";
import { Pagination, RemovableTag, Tabs, Tag, TagList } from "../../components/navigation.tsx";
import { SearchBox } from "../../components/search-box.tsx";

const SEEDS = ["envie", "fe2i", "temps-bouilles", "romans", "eco-bretons", "re-sources"];
const THEMES = [
  ["economie-circulaire"],
  ["insertion", "numerique"],
  ["alimentation"],
  [],
  ["culture"],
  ["habitat", "insertion", "energie"],
];

export function SearchSection() {
  return (
    <section class="stack">
      <h2>Chercher</h2>
      <SearchBox id="grande" large />
      <SearchBox
        id="petite"
        what="ressourcerie"
        where={{ text: "Morlaix (Finistère)", code: "com-29151" }}
        keep={[["type", "innovation"]]}
      />
      <TagList label="Votre recherche">
        <RemovableTag label="ressourcerie ou recyclerie" removeHref="?ou=Morlaix" />
        <RemovableTag label="à moins de 30 km de Morlaix" removeHref="?q=ressourcerie" />
      </TagList>
      <Tabs
        label="Manières de voir"
        tabs={[
          { href: "?vue=liste", label: "Liste", count: 1512, current: true },
          { href: "?vue=carte", label: "Carte" },
        ]}
      />
      <TagList label="Thèmes">
        <Tag href="/recherche?theme=alimentation">Alimentation</Tag>
        <Tag>Économie circulaire et réemploi</Tag>
        <Tag href="/recherche?theme=insertion">Insertion par l’activité économique des personnes très éloignées de l’emploi</Tag>
      </TagList>
      <div class="grid">
        {SEEDS.map((seed, index) => (
          <EntryPicture key={seed} seed={seed} themes={THEMES[index]} bare />
        ))}
      </div>
      <EntryPicture
        seed="le-plus-beau-jardin"
        themes={["jardins"]}
        credit="Association du Jardin, CC BY 4.0"
        remote={{ url: "https://exemple.fr/photo.jpg", partner: "eco-bretons" }}
      />
      <Pagination page={7} pages={42} hrefOf={(page) => `?page=${page}`} />
    </section>
  );
}
