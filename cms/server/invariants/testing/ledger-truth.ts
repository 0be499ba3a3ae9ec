/** Checks the chain as an auditor would, and walks through it to what is true now. */
import { hashOf } from '../../../kernel';
import type { Records } from './house';

/** What is wrong with it. */
export function ledgerFaults(documentId: string, { ledger, deliveries, kept, signatures }: Records): readonly string[] {
  const born = deliveries.map(({ id, problem }) => [
    id,
    problem?.code === 'EDITION_UNFIT' ? 'failed_final' : 'planned',
  ]);
  const reached = new Map<string, string>([[documentId, 'writing'], ...(born as [string, string][])]);
  const faults: string[] = [];
  let signed = 0;
  for (const { seq, action, subject, facts } of ledger) {
    if (/^manuscript\.(review|proof)-signed$/.test(action)) signed += 1;
    const { from, to } = facts as { from?: string; to?: string };
    if (to === undefined) continue;
    if (reached.get(subject) !== from) faults.push(`entry ${seq} begins at ${String(from)}, where nothing stood`);
    reached.set(subject, to);
  }
  const standing = [...deliveries, ...(kept ? [{ id: kept.documentId, state: kept.state }] : [])];
  for (const { id, state } of standing)
    if (reached.get(id) !== state) faults.push(`the ledger leads to ${String(reached.get(id))}, not ${state}`);
  if (signed !== signatures.length) faults.push(`the ledger knows ${signed} of ${signatures.length} signatures`);
  return [...faults, ...brokenLinks(ledger)];
}

/** Entries whose own hash or whose link to the entry before does not hold. */
function brokenLinks(ledger: Records['ledger']): readonly string[] {
  let previous = ledger[0]?.seq === 1 ? '0'.repeat(64) : ledger[0]?.previous;
  return ledger.flatMap(({ hash, ...body }) => {
    const holds = body.previous === previous && hashOf(body) === hash;
    previous = hash;
    return holds ? [] : [`entry ${body.seq} breaks the chain`];
  });
}
