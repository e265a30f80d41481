import type { VNode } from "preact";
import type { Executor } from "../platform/database.ts";
import { figures } from "./outcome.commands.ts";
import { PartnerIntroductions } from "./pages/figures-page.tsx";

/** What became of the introductions that a partner's fiches led to, for its page. */
export const partnerIntroductions = async (executor: Executor, slug: string): Promise<VNode> => (
  <PartnerIntroductions rows={await figures(executor, "department", slug)} />
);
