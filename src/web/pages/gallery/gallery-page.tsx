import type { PageContext } from "../../context.ts";
import { Layout } from "../../layout.tsx";
import { ControlsSection } from "./controls.tsx";
import { DataSection } from "./data.tsx";
import { FeedbackSection } from "./feedback.tsx";
import { SearchSection } from "./search.tsx";
import { TypeSection } from "./type.tsx";

/** Every component on one page, with difficult contents: for developers' eyes and for the tests. Never in production. */
export function GalleryPage({ context }: { context: PageContext }) {
  return (
    <Layout context={context} title="Composants" noindex breadcrumb={[{ label: "Accueil", href: "/" }]}>
      <header class="page-title">
        <h1>Trouver qui a déjà répondu à ce besoin, ici ou ailleurs.</h1>
        <p class="lead">
          Tous les composants d’Essaim sur une page, avec des contenus difficiles : titres trop longs, mots composés, valeurs
          absentes.
        </p>
      </header>
      <div class="stack">
        <SearchSection />
        <TypeSection />
        <DataSection />
        <ControlsSection />
        <FeedbackSection />
      </div>
    </Layout>
  );
}
