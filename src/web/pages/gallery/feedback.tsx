import { LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorSummary, Notice } from "../../components/notice.tsx";
import { Progress } from "../../components/progress.tsx";

export function FeedbackSection() {
  return (
    <section class="stack">
      <h2>Répondre</h2>
      <Notice title="La prochaine mise à jour aura lieu cette nuit." />
      <Notice tone="success" title="La source est enregistrée.">
        <p>
          1 512 fiches sont arrivées. <a href="/reseau/x">Voir ce qu’elle apporte</a>
        </p>
      </Notice>
      <Notice tone="warning" title="Trois lignes ont été laissées de côté.">
        <p>Le reste est en ligne.</p>
      </Notice>
      <ErrorSummary
        errors={[{ field: "courriel", message: "L’adresse électronique est incomplète" }, { message: "Le fichier est vide" }]}
      />
      <Progress
        id="travail"
        label="Mise à jour de La France s’engage"
        done={640}
        total={1512}
        text="Lecture des fiches"
        finished={false}
      />
      <Progress id="travail-2" label="Recherche des doublons" text="Comparaison en cours" />
      <EmptyState title="Rien de recensé ici pour l’instant" level={3}>
        <p>
          Cela ne veut pas dire que rien ne s’y passe : personne ne nous l’a encore raconté. Essayez un rayon plus large, ou
          regardez ce qui existe dans des territoires semblables.
        </p>
        <p>
          <LinkButton href="/recherche" variant="secondary" icon="search">
            Élargir la recherche
          </LinkButton>
        </p>
      </EmptyState>
    </section>
  );
}
