import { Notice } from "../../../web/index.ts";
import type { Suspension } from "../../application/suspension.store.ts";
import { charter as t } from "../charter.fr.ts";
import type { CharterVersion } from "../charter.ts";

/** What a partner's space says first: a charter to sign, a membership suspended. */
export function DeskNotice({ toSign, suspended }: { toSign?: CharterVersion | undefined; suspended: readonly Suspension[] }) {
  return (
    <>
      {suspended.map(({ id, reason }) => (
        <Notice key={id} tone="warning" title={t.suspended.title}>
          <p>{t.suspended.text(reason)}</p>
        </Notice>
      ))}
      {toSign && (
        <Notice tone="info" title={t.toSign.title(toSign.version)}>
          <p>
            {t.toSign.text(toSign.changed)} <a href="/charte#signer">{t.toSign.link}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
