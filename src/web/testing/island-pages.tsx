import type { FastifyInstance } from "fastify";
import { CheckboxList } from "../components/choice.tsx";
import { FileField } from "../components/file-field.tsx";
import { Progress } from "../components/progress.tsx";
import { SearchBox } from "../components/search-box.tsx";
import type { PageContext } from "../context.ts";
import { Layout } from "../layout.tsx";

const OPTIONS = ["Alimentation", "Culture", "Habitat"].map((label) => ({ value: label.toLowerCase(), label }));
const PLACES = [
  { value: "com-29151", label: "Morlaix", context: "Finistère" },
  { value: "com-38253", label: "Morestel", context: "Isère" },
];

/** A list filtered by boxes, as the search page is. */
function ListPage({ context }: { context: PageContext }) {
  const themes = context.query.getAll("theme");
  const what = context.query.get("q") ?? "";
  return (
    <Layout context={context} title={`Liste ${themes.join(" ")}`}>
      <h1>Liste</h1>
      <SearchBox action="/liste" what={what} where={{ text: context.query.get("ou") ?? "" }} />
      <auto-submit regions="facettes resultats">
        <form action="/liste" method="get" id="filtres">
          <input type="hidden" name="q" value={what} />
          <div id="facettes">
            <CheckboxList name="theme" legend="Thèmes" options={OPTIONS} values={themes} />
            <p>{`${themes.length} choisis`}</p>
          </div>
          <button type="submit">Appliquer</button>
        </form>
      </auto-submit>
      <div id="resultats">
        <p data-announce>{`${themes.length} fiches trouvées`}</p>
      </div>
    </Layout>
  );
}

function WorkPage({ context, done }: { context: PageContext; done: number }) {
  const finished = done >= 3;
  return (
    <Layout context={context} title="Travail" refreshSeconds={finished ? undefined : 2}>
      <h1>Travail</h1>
      <Progress id="travail" label="Mise à jour" done={done} total={3} text="Lecture" finished={finished} />
      {finished && <p id="bilan">Tout est en ligne.</p>}
    </Layout>
  );
}

function MapPage({ context }: { context: PageContext }) {
  return (
    <Layout context={context} title="Carte">
      <h1>Carte</h1>
      <map-pan label="Carte des fiches">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group, and no element but svg draws */}
        <svg viewBox="0 0 400 300" width="400" height="300" role="group" aria-label="Carte">
          <a href="/liste?theme=culture" id="cellule" aria-label="Pays de Morlaix : 14 fiches">
            <circle cx="200" cy="150" r="30" />
          </a>
        </svg>
      </map-pan>
      <copy-link label="Copier l’adresse" done="Adresse copiée" />
      <form action="/carte" method="post" encType="multipart/form-data">
        <FileField name="fichier" label="Fichier" />
        <button type="submit">Envoyer</button>
      </form>
    </Layout>
  );
}

/** Pages that put each island to work, for the browser tests. */
export async function islandPages(server: FastifyInstance): Promise<void> {
  let done = 0;
  server.get("/liste", (request, reply) => reply.page(<ListPage context={request.page} />));
  server.get("/travail", (request, reply) => reply.page(<WorkPage context={request.page} done={done++} />));
  server.get("/carte", (request, reply) => reply.page(<MapPage context={request.page} />));
  server.get<{ Querystring: { q?: string } }>("/api/v1/suggest", async (request) => ({
    items: PLACES.filter((place) => place.label.toLowerCase().startsWith((request.query.q ?? "").toLowerCase())),
  }));
}
