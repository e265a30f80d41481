import { ICON_NAMES, Icon } from "../../components/icon.tsx";
import { Markdown } from "../../components/markdown.tsx";
import { Tag, TagList } from "../../components/navigation.tsx";
import { SafeLink } from "../../components/safe-link.tsx";

const LONG = `## Un titre de partenaire

Depuis **1984**, les ateliers réparent ce que d’autres jettent. Voir [le site](https://www.envie.org) ou <https://exemple.fr/une/adresse/tres-longue>.

- un premier point ;
- un deuxième, avec du \`code\` ;
- <script>alert("rien")</script> reste du texte.

> « Il n’y a pas de déchets, il n’y a que des ressources mal placées. »`;

export function TypeSection() {
  return (
    <section class="stack">
      <h2>Écrire</h2>
      <h3>
        Coopérative d’activités et d’emploi intercommunale anticonstitutionnellement interdépartementale du Pays de
        Saint-Quentin-en-Yvelines
      </h3>
      <p class="measure">
        Un paragraphe courant, de soixante à soixante-quinze signes par ligne, avec un <a href="/aide">lien</a>, un lien vers{" "}
        <SafeLink href="https://www.envie.org/">Envie</SafeLink>, une adresse nue{" "}
        <SafeLink href="https://www.eco-bretons.info/magazine/rubrique/" />, une touche <kbd>Tab</kbd> et un mot{" "}
        <mark>trouvé</mark>. Les nombres s’alignent : 1 512, 29, 7.
      </p>
      <Markdown text={LONG} />
      <TagList label="Signes">
        {ICON_NAMES.map((name) => (
          <Tag key={name}>
            <Icon name={name} /> {name}
          </Tag>
        ))}
      </TagList>
    </section>
  );
}
