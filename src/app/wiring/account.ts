import { type AccountDeps, createProvider, PROVIDER_CALLBACK } from "../../account/index.ts";
import { resolvePlace, type Territory, territory } from "../../geography/index.ts";
import type { Config } from "../config.ts";
import { moveAddress } from "../personal-data/address-moved.store.ts";
import type { Services } from "../services.ts";
import { roomDeps } from "./room.ts";

/** What `account` needs, from the services of the instance. */
export const accountDeps = (services: Services): AccountDeps & { localMail: boolean } => ({
  ...roomDeps(services),
  secondFactor: services.config.secondFactor,
  addressChanged: moveAddress,
});

const placeOf = ({ code, name }: Territory) => ({ code, name });

/** What the pages of accounts are handed: places, which they do not know, and the provider of identities, if there is one. */
export const accountParts = ({ url, provider }: Config) => ({
  places: {
    find: (text: string) => {
      const { territory: place, ambiguous } = resolvePlace(text);
      return { ...(place && { place: placeOf(place) }), ...(ambiguous && { others: ambiguous.map(placeOf) }) };
    },
    nameOf: (code: string) => territory(code)?.name,
  },
  ...(provider && { provider: createProvider(provider, `${url}${PROVIDER_CALLBACK}`) }),
});
