import { DefinitionList, SafeLink } from "../../../web/index.ts";
import { fr } from "../claim.fr.ts";
import type { Claim } from "../claim.ts";

/** Who says that the fiche is theirs and how that can be checked; never their address. */
export function ClaimCase({ claim }: { claim: Claim }) {
  const { desk: t } = fr;
  const { name, role, proof, proofUrl } = claim;
  return (
    <DefinitionList
      items={[
        { term: t.who, value: name },
        { term: t.role, value: role },
        { term: t.proof, value: proof },
        ...(proofUrl ? [{ term: t.page, value: <SafeLink href={proofUrl} /> }] : []),
      ]}
    />
  );
}
