import type { Line } from './line.rules';

/** Errors that proofreaders found, on how many characters, and the rate by which inspections judge (差错率, 每万字). */
export type ErrorRate = { readonly errors: number; readonly characters: number; readonly per10000: number | null };

/** Each manuscript counts once with its characters, and with the errors of all proofs of it. */
export function errorRate(manuscripts: readonly Line[], signatures: readonly Line[]): ErrorRate {
  const proofs = signatures.filter(({ kind }) => kind === 'proof');
  const proofed = new Set(proofs.map(({ manuscript }) => manuscript));
  const errors = sum(proofs.map((one) => one['errors']));
  const characters = sum(manuscripts.filter(({ id }) => proofed.has(id)).map((one) => one['characters']));
  return {
    errors,
    characters,
    per10000: characters === 0 ? null : Math.round((errors / characters) * 1_000_000) / 100,
  };
}

const sum = (values: readonly unknown[]): number =>
  values.reduce<number>((all, value) => all + (typeof value === 'number' ? value : 0), 0);

/** How often manuscripts were returned, by reason. */
export function returnsByReason(steps: readonly Line[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action, facts } of steps) {
    if (action !== 'review.send_back') continue;
    // Facts are what `sendBack` wrote.
    const { reason = 'other' } = (facts ?? {}) as { readonly reason?: string };
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}
