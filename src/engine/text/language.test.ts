import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { language } from "./index.ts";

const texts: [code: string, text: string][] = [
  ["fr", "La ressourcerie collecte des objets dont leurs propriétaires ne veulent plus, les répare et les vend à petit prix."],
  ["fr", "L'élection a lieu tous les quatre ans, après l'élection générale des membres des comités."],
  [
    "en",
    "The organisation acts as an interface between the food industry and social welfare organisations to increase access to food.",
  ],
  [
    "de",
    "Wir bieten Kindern aus sozial benachteiligten Familien neben kostenloser Lernhilfe auch Raum, Zeit und ein Lernumfeld.",
  ],
  [
    "es",
    "Es una cooperativa de consumo ecológico que pone en contacto a los productores de la comarca con las familias del barrio.",
  ],
  [
    "it",
    "Cooperativa della campagna toscana che produce senza alcun uso di sostanze chimiche, nel rispetto degli animali e dei suoli.",
  ],
  ["pt", "Uma associação de moradores que cuida da horta do bairro e que partilha as colheitas com as famílias mais pobres."],
  ["nl", "Een werkplaats waar de buren hun fietsen en hun spullen samen met vrijwilligers kunnen herstellen en delen."],
  ["br", "Ur stal eo evit gwerzhañ traoù kozh ha reiñ labour d'an dud hag a zo o vevañ er vro."],
  ["eu", "Auzoko baratze bat da, eta bertan bizi diren familiek elkarrekin lan egiten dute egunero."],
  ["ro", "SES OITUZ este o structură socială înfiinţată în anul 2015 şi care în 2016 a fost atestată ca întreprindere."],
  ["el", "Συνεταιρισμός προσανατολισμένος στην προμήθεια τοπικών προϊόντων"],
  ["bg", "Спасението на градския човек, който иска да пазарува чиста храна от малки български ферми"],
  ["ar", "جمعية تعاونية لتشجيع الزراعة المحلية في الأحياء"],
];

describe("the language of a text", () => {
  for (const [code, text] of texts)
    it(`${code}: « ${text.slice(0, 40)}… »`, () => {
      assert.equal(language(text), code);
      assert.equal(language(text.toUpperCase()), code);
    });

  it("is not guessed from too little", () => {
    for (const text of ["", "Tiers-lieu", "Repair Café Lannion", "Vrac", "Mail Salengro 2", "42"])
      assert.equal(language(text), "unknown");
  });

  it("is another one when a long text has none of the small words known", () => {
    assert.equal(language("kuti wera mako tuvu sira polu neku ".repeat(10)), "other");
  });
});
