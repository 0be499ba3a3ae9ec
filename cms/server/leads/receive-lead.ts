import { leadMoved, type StaffActor, type SystemActor } from '../../contract';
import { hashOf } from '../../kernel';
import type { Tx } from '../../platform';
import type { LeadDeps } from './lead-deps';
import { sameness } from './lead.rules';
import type { NewLead } from './lead-store';

type Deps = Pick<LeadDeps, 'leads' | 'ids' | 'ledger' | 'outbox' | 'clock'>;
type Received = Omit<NewLead, 'id' | 'dedupe'>;

/**
 * Takes what came in as a lead: what is open already is told once more, not twice. `by` is the part of the house that it came through, or
 * who of the desk wrote it down.
 */
export async function receiveLead(
  deps: Deps,
  tx: Tx,
  { by, ...words }: Received & { readonly by: string | StaffActor },
): Promise<{ readonly id: string; readonly version: number; readonly isNew: boolean }> {
  const dedupe = hashOf({ text: sameness(words.text) });
  const taken = await deps.leads.take(tx, { id: deps.ids.next(), ...words, dedupe });
  // The ledger keeps no word of who told: an account can be erased, an entry cannot.
  const system = (id: string): SystemActor => ({ kind: 'system', id, name: id, station: words.station });
  const actor = typeof by === 'string' ? system(by) : by;
  const action = taken.isNew ? 'lead.received' : 'lead.told-again';
  deps.ledger.append(tx, { actor, action, subject: taken.id, facts: { source: words.source } });
  const at = deps.clock.now().toISOString();
  const moved = { leadId: taken.id, to: 'new' as const, version: taken.version, at };
  await deps.outbox.append(tx, leadMoved({ station: words.station, ...moved }));
  return taken;
}
