import { SafeLink } from "../../web/index.ts";

type Contact = { kind: string; value: string };

const SCHEMES: Readonly<Record<string, string>> = { email: "mailto:", phone: "tel:" };

/** Ways to reach an organisation that it publishes itself. */
export function PublishedContacts({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <ul class="contact-list">
      {contacts.map(({ kind, value }) => (
        <li key={value}>
          {SCHEMES[kind] ? <a href={`${SCHEMES[kind]}${value.replace(/\s/g, "")}`}>{value}</a> : <SafeLink href={value} />}
        </li>
      ))}
    </ul>
  );
}
