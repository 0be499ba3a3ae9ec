import { theHouse } from '@hearth/cms/contract';
import type { StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { SessionDeps } from './session-deps';

/** Whoever does something to a session: a person, or the house. */
export type Who = StaffActor | SystemActor;

/** The house itself, where it acts in a session. */
export const houseOf = (station: string): SystemActor => theHouse('live', station);

/** What is written of a session in its own log and in the ledger. */
export type Noted = {
  readonly actor: Who;
  readonly session: { readonly id: string; readonly station: string };
  readonly event: string;
  readonly words?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
};

type Deps = Pick<SessionDeps, 'entries' | 'ledger' | 'ids'>;

/** Writes into the log of a session, with the words of people, and into the ledger, which holds none. */
export async function note({ entries, ledger, ids }: Deps, tx: Tx, noted: Noted): Promise<void> {
  const { actor, session, event, words = '', facts = {} } = noted;
  const { id, station } = session;
  const by = { byPerson: actor.id, byName: actor.name };
  await entries.append(tx, { id: ids.next(), session: id, station, event, words, facts: { ...facts }, ...by });
  ledger.append(tx, { actor: { ...actor, station }, action: `live-session.${event}`, subject: id, facts });
}
