import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { assertAxe, assertNoSidewaysScroll, openBrowser, openWindow } from "../src/web/testing/index.ts";
import { type RunningInstance, startInstance } from "./instance.ts";

const browser = await openBrowser();
const RELAY = { ESSAIM_RELAY_DOMAIN: "relais.exemple.fr" };

describe("a councillor asks, the referent accepts, they write to each other", { skip: browser ? false : "no browser" }, () => {
  let instance: RunningInstance;
  const fiches: string[] = [];
  before(async () => {
    instance = await startInstance({ ESSAIM_DEMO: "1", ESSAIM_REFERENT: "Camille <camille@exemple.fr>", ...RELAY });
    for (let tries = 0; tries < 200 && fiches.length < 2; tries++) {
      const found = await (await fetch(`${instance.url}/api/v1/recherche?q=jardin`)).text();
      fiches.splice(0, 2, ...[...new Set([...found.matchAll(/\/fiche\/[\w-]+/g)].map(([path]) => path))].slice(0, 2));
      if (fiches.length < 2) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
  after(async () => {
    await instance?.stop();
    await browser?.close();
  });

  const looksRight = async (page: Page, script: boolean) => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      if (script) await assertAxe(page);
      await assertNoSidewaysScroll(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  /** Waits for a letter to `address` that holds `words`; the private page that it leads to. */
  const letter = async (address: string, words: string): Promise<{ text: string; link: string }> => {
    for (let tries = 0; tries < 150; tries++) {
      const text = (await instance.mails()).length > 0 ? await instance.letterTo(address).catch(() => "") : "";
      const link = /http\S+\/mise-en-relation\/[\w/-]+/.exec(text)?.[0];
      if (text.includes(words) && link) return { text, link };
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`no letter to ${address} says « ${words} »`);
  };

  /** Hands a letter over as a mail server would. */
  const handOver = async (alias: string, from: string, raw: string): Promise<string> => {
    const args = [
      "--import",
      "./tools/tsx-loader.mjs",
      "--disable-warning=ExperimentalWarning",
      "src/cli.ts",
      "mail",
      "receive",
      alias,
      "--from",
      from,
    ];
    const env = { ...process.env, ESSAIM_DATA: instance.folder, ESSAIM_URL: instance.url, ...RELAY };
    const child = spawn(process.execPath, args, { env, stdio: ["pipe", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    child.stdin.end(raw);
    await once(child, "exit");
    return said;
  };

  for (const [index, script] of [true, false].entries()) {
    it(script ? "with script" : "without script", async () => {
      if (!browser) return;
      const asker = `elue-${index}@exemple.fr`;
      const { page, context, thirdParty } = await openWindow(browser, { baseURL: instance.url, script });
      const press = (name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
      await page.goto(fiches[index] ?? "");
      await page
        .getByRole("main")
        .getByRole("link", { name: /Entrer en contact|Demander une mise en relation/ })
        .click();
      await page.getByRole("heading", { name: "Entrer en contact" }).waitFor();
      await looksRight(page, script);
      await page.getByLabel("Votre nom").fill("Soazig Le Bras");
      await page.getByLabel("Vous êtes").selectOption("elected");
      await page.getByLabel("Votre adresse électronique").fill(asker);
      await page
        .getByLabel("Pourquoi cette demande")
        .fill("Nous voulons ouvrir un jardin partagé derrière l’école au printemps.");
      await press("Envoyer ma demande");
      await page.getByRole("heading", { name: "Consultez votre messagerie" }).waitFor();
      await looksRight(page, script);

      await page.goto((await letter(asker, "Pour envoyer votre demande")).link);
      await looksRight(page, script);
      await press("Confirmer et envoyer");
      await page.getByText("Qui l’a maintenant").waitFor();
      await looksRight(page, script);

      await page.goto((await letter("camille@exemple.fr", "ouvrir un jardin")).link);
      await looksRight(page, script);
      await page.getByText("Refuser", { exact: true }).click();
      await page.getByText("Transmettre à quelqu’un de mieux placé").first().click();
      await looksRight(page, script);
      await page.getByLabel("Votre nom, tel qu’il sera montré").fill("Camille");
      await press("Accepter la demande");
      await page.getByLabel("Écrire à Soazig Le Bras").fill("Bonjour, passez quand vous voulez.");
      await press("Envoyer");
      await page.getByText("Votre message est envoyé.").waitFor();
      await looksRight(page, script);

      const received = await letter(asker, "passez quand vous voulez");
      const alias = /^From: .*<([a-z0-9]{20}@relais\.exemple\.fr)>/m.exec(
        (await instance.mails()).findLast((mail) => mail.includes(`To: ${asker}`)) ?? "",
      )?.[1];
      assert.ok(alias);
      const raw = `From: Soazig <${asker}>\r\nMessage-ID: <${index}@exemple.fr>\r\nSubject: Re\r\n\r\nMardi alors. ${asker}\r\n`;
      assert.match(await handOver(alias, asker, raw), /Courrier transmis/);
      assert.match(await handOver(alias, asker, raw), /déjà reçu/);
      const answer = await letter("camille@exemple.fr", "Mardi alors");
      assert.ok(!answer.text.includes(asker));
      await page.goto(received.link);
      await page.getByText("Mardi alors").waitFor();
      await looksRight(page, script);
      await page.getByRole("main").getByRole("link", { name: "Terminer l’échange" }).click();
      await press("Oui, terminer l’échange");
      await page.getByText("Échange terminé le").waitFor();
      await page.goto("/mises-en-relation");
      await looksRight(page, script);
      assert.deepEqual(thirdParty, []);
      await context.close();
    });
  }
});
