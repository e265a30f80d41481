import { createProvider, PROVIDER_CALLBACK } from "../../account/index.ts";
import { resolvePlace, type Territory, territory } from "../../geography/index.ts";
import type { Config } from "../config.ts";

const placeOf = ({ code, name }: Territory) => ({ code, name });

/** What the pages of accounts are handed: places, which they do not know, and the provider of identities, if there is one. */
export const accountParts = ({ url, smtpUrl, provider }: Config) => ({
  localMail: !smtpUrl,
  places: {
    find: (text: string) => {
      const { territory: place, ambiguous } = resolvePlace(text);
      return { ...(place && { place: placeOf(place) }), ...(ambiguous && { others: ambiguous.map(placeOf) }) };
    },
    nameOf: (code: string) => territory(code)?.name,
  },
  ...(provider && { provider: createProvider(provider, `${url}${PROVIDER_CALLBACK}`) }),
});
