import { theHouse } from '@hearth/cms/contract';
import { eachAlone } from '@hearth/cms/kernel';
import type { EnvelopeEvent } from '../../contract';
import { advanceEnvelope } from './advance-envelope';
import type { EnvelopeDeps } from './envelope-deps';
import type { EnvelopeOf, KeptEnvelope } from './envelope-store';

const AT_ONCE = 50;

/**
 * Opens, ends and settles the red packets whose time has come. What a node that died left half done is found here by the next one, and one that cannot be
 * moved keeps no other waiting.
 */
export async function runEnvelopes(deps: EnvelopeDeps): Promise<number> {
  let moved = 0;
  await eachAlone(await deps.envelopes.due(deps.database.read, AT_ONCE), async (which) => {
    if (await follow(deps, which)) moved += 1;
  });
  return moved;
}

/** A packet whose time passed before it could open goes the whole way, a step in each transaction. */
async function follow(deps: EnvelopeDeps, which: EnvelopeOf): Promise<boolean> {
  let went = false;
  while (await stepOf(deps, which)) went = true;
  return went;
}

async function stepOf(deps: EnvelopeDeps, which: EnvelopeOf): Promise<boolean> {
  const done = await deps.database.transaction(async (tx) => {
    const envelope = await deps.envelopes.locked(tx, which);
    const event = envelope && dueEvent(envelope, await deps.time.now(tx));
    if (!envelope || !event) return undefined;
    return advanceEnvelope(deps, tx, { actor: theHouse('live.games', which.station), envelope, event });
  });
  return done?.ok === true;
}

/** What the time asks of a red packet; nothing when it has not come, or it is over. */
export function dueEvent(
  { state, opensAt, closesAt }: Pick<KeptEnvelope, 'state' | 'opensAt' | 'closesAt'>,
  now: Date,
): EnvelopeEvent | undefined {
  if (state === 'published' && opensAt <= now) return 'open';
  if (state === 'open' && closesAt <= now) return 'expire';
  return state === 'sold-out' || state === 'expired' ? 'settle' : undefined;
}
