import { Actions, Button, LinkButton } from "../../components/button.tsx";
import { Checkbox, CheckboxList, RadioList, Select } from "../../components/choice.tsx";
import { Field } from "../../components/field.tsx";
import { FileField } from "../../components/file-field.tsx";

const OPTIONS = [
  { value: "alimentation", label: "Alimentation", count: 312 },
  { value: "circuits-courts", label: "Circuits courts", count: 48, depth: 1 },
  { value: "emploi", label: "Emploi et insertion par l’activité économique", count: 1_204 },
  { value: "culture", label: "Culture", count: 0, disabled: true },
];

export function ControlsSection() {
  return (
    <section class="stack">
      <h2>Demander</h2>
      <form action="/_composants" method="get">
        <Field name="titre" label="Nom de l’initiative" help="Tel que les gens le disent." required value="Les Temps-bouilles" />
        <Field
          name="courriel"
          type="email"
          label="Adresse électronique"
          value="camille@exemple"
          error="Il manque la fin de l’adresse, par exemple « .fr »."
          autocomplete="email"
        />
        <Field name="annee" label="Année de naissance" width="short" inputmode="numeric" />
        <Field name="besoin" label="À quel besoin répond-elle ?" rows={4} help="Deux ou trois phrases suffisent." />
        <Select
          name="stade"
          label="Où en est-elle ?"
          placeholder="Je ne sais pas"
          options={[
            { value: "idee", label: "Une idée" },
            { value: "essai", label: "En essai" },
          ]}
        />
        <CheckboxList name="theme" legend="Thèmes" options={OPTIONS} values={["alimentation"]} help="Un ou plusieurs." />
        <RadioList
          name="acces"
          legend="Qui peut lire vos coordonnées ?"
          options={[
            { value: "open", label: "Tout le monde" },
            { value: "private", label: "Personne", help: "Les demandes de mise en relation vous parviendront quand même." },
          ]}
          value="private"
        />
        <Checkbox name="accord" label="J’accepte que cette fiche soit publiée sous Licence Ouverte 2.0" />
        <FileField
          name="fichier"
          label="Votre fichier"
          accept=".csv,.xlsx,.json"
          help="CSV, Excel, JSON ou GeoJSON, 100 Mo au plus."
        />
        <Actions>
          <Button>Enregistrer</Button>
          <Button variant="secondary" icon="refresh" name="action" value="essai">
            Essayer sur 20 lignes
          </Button>
          <Button variant="danger" type="button">
            Retirer la source
          </Button>
          <Button disabled>Indisponible</Button>
          <LinkButton href="/espace" variant="quiet" icon="left">
            Revenir
          </LinkButton>
        </Actions>
      </form>
    </section>
  );
}
