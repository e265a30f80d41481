/** The 14 figures of a SIRET as people write it (spaces, points), or undefined when it is not 14 figures. */
export function readSiret(text: string): string | undefined {
  const figures = text.replace(/[\s.\u00a0\u202f-]/g, "");
  return /^\d{14}$/.test(figures) ? figures : undefined;
}

/** La Poste numbers its establishments otherwise: the sum of their figures is a multiple of 5. */
const LA_POSTE = "356000000";

/**
 * Whether 14 figures can be a SIRET: Luhn's check (ISO/IEC 7812-1) on the whole and on its first nine, the SIREN, as INSEE
 * gives them out.
 */
export function isSiret(figures: string): boolean {
  if (!/^\d{14}$/.test(figures) || /^0+$/.test(figures)) return false;
  const siren = figures.slice(0, 9);
  if (siren === LA_POSTE && sum([...figures].map(Number)) % 5 === 0) return true;
  return luhn(siren) && luhn(figures);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function luhn(figures: string): boolean {
  const counted = [...figures].reverse().map((figure, index) => {
    const value = Number(figure) * (index % 2 === 1 ? 2 : 1);
    return value > 9 ? value - 9 : value;
  });
  return sum(counted) % 10 === 0;
}
