import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { passwordFault } from "./password.ts";
import { hashPassword, matchesPassword } from "./password-hash.ts";

const email = "camille.legoff@ressourcerie-morlaix.fr";

test("a phrase will do, whatever it is made of; what anybody would try will not", () => {
  for (const good of [
    "un radeau sur la rivière",
    "correct horse battery staple",
    "Le soleil brille à Morlaix",
    "tgé8!kz-uo3a",
    "пароль из слов тут",
    "%§£µ!:;,?./*",
    "quatre chats 1998 verts",
  ])
    assert.equal(passwordFault(good, email), undefined, good);
  for (const obvious of [
    "motdepasse123",
    "MotDePasse2026!",
    "password1234",
    "azertyuiop123",
    "aaaaaaaaaaaa",
    "abababababab",
    "123456789012",
    "qwertyqwerty",
    "Bonjour12345!",
    "essaimessaim2026",
    "abcabcabcabcabc",
    "............",
    "Administrateur1",
  ])
    assert.equal(passwordFault(obvious, email), "obvious", obvious);
  for (const personal of ["Camille-et-le-reste", "legoff tout seul", email, "ressourcerieMorlaix29"])
    assert.equal(passwordFault(personal, email), "personal", personal);
  assert.equal(passwordFault("onze lettre", email), "short");
  assert.equal(passwordFault("é".repeat(11), email), "short");
  assert.equal(passwordFault("x".repeat(201), email), "long");
  assert.equal(passwordFault("x".repeat(1_000_000), email), "long");
});

test("any text is judged, and hashed, without a crash", async () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void passwordFault(text, email)));
  for (const text of ["", "\0\0\0", "\ud800 seul", "ﬁn de l’été", "🐝".repeat(12)]) {
    const kept = await hashPassword(text);
    assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal(await matchesPassword(text, kept), true);
    assert.equal(await matchesPassword(`${text}x`, kept), false);
  }
});

test("the same password has another hash each time, and is the same however its accents were typed", async () => {
  const [one, other] = await Promise.all([hashPassword("déjà vu à l’été"), hashPassword("déjà vu à l’été")]);
  assert.notEqual(one, other);
  assert.equal(await matchesPassword("déjà vu à l’été".normalize("NFD"), one), true);
});

test("nobody's password matches nothing, nor does a hash that is not one", async () => {
  assert.equal(await matchesPassword("un radeau sur la rivière", undefined), false);
  assert.equal(await matchesPassword("", undefined), false);
  assert.equal(await matchesPassword("x", "$argon2id$broken"), false);
  assert.equal(await matchesPassword("x", "x"), false);
});

test("a crowd is served in turn", async () => {
  const kept = await hashPassword("un radeau sur la rivière");
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => matchesPassword(i % 2 ? "un radeau sur la rivière" : "autre chose ici", kept)),
  );
  assert.deepEqual(
    answers,
    Array.from({ length: 12 }, (_, i) => i % 2 === 1),
  );
});
