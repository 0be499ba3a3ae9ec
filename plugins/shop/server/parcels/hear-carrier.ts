import type { Tx } from '@hearth/cms/platform';
import type { CarrierWord } from './carrier';
import { holdBox, moveBox, type Held } from './move-parcel';
import { carrierActor, watchedOf, type ParcelDeps } from './parcel-deps';
import { parcelMachine } from './parcel.machine';

/** What became of a carrier's word: it moved the parcel, told nothing new, came too late, or was about another number. */
export type WordOutcome = 'moved' | 'same' | 'late' | 'other';

/** The clock of a carrier may run ahead by so much. */
const AHEAD = 3_600_000;

/**
 * The one place where a carrier's word changes a parcel, whether it was pushed or asked for. Events are kept once whatever their order;
 * a word whose newest event is older than what was heard before has been overtaken on the way and moves nothing.
 */
export async function applyWord(
  deps: ParcelDeps,
  tx: Tx,
  { parcel, order, others, word }: Held & { readonly word: CarrierWord },
): Promise<WordOutcome> {
  if (word.company !== parcel.company || word.number !== parcel.number) return 'other';
  const latest = deps.clock.now().getTime() + AHEAD;
  const events = word.events.filter(({ at }) => at.getTime() <= latest);
  await deps.tracks.keep(tx, parcel, events);
  const newest = events.reduce((most, { at }) => Math.max(most, at.getTime()), 0);
  if (newest === 0 || word.step === null) return 'same';
  if (parcel.heardUntil && newest < parcel.heardUntil.getTime()) return 'late';
  await deps.parcels.noteHeard(tx, parcel.id, new Date(newest));
  if (!parcelMachine.next(parcel.state, word.step).ok) return 'same';
  const actor = carrierActor(parcel.station);
  const patch = word.step === 'deliver' ? { deliveredAt: new Date(newest) } : {};
  const moved = await moveBox(deps, tx, { parcel, order, others, event: word.step, actor, patch });
  return moved.ok ? 'moved' : 'same';
}

/** A push as it came, and what its address says of it. */
export type Push = { readonly station: string; readonly parcel: string; readonly body: Buffer };

/** What became of a push. */
export type PushOutcome = WordOutcome | 'ignored' | 'forged' | 'not-watched';

/** Takes a push: believed by its signature over what was pushed, applied at once, since whatever is lost here is pushed again. */
export async function takePush(deps: ParcelDeps, { station, parcel: id, body }: Push): Promise<PushOutcome> {
  const parcel = await deps.parcels.find(deps.database.read, id);
  const carrier = await deps.carriers.of(station, 'even-off');
  if (parcel?.station !== station || parcel.carrier === 'manual' || !carrier) return 'not-watched';
  const heard = carrier.hear(body, await watchedOf(deps, parcel));
  if (heard.kind !== 'word') return heard.kind;
  return deps.database.transaction(async (tx): Promise<PushOutcome> => {
    const held = await holdBox(deps, tx, id);
    return held ? applyWord(deps, tx, { ...held, word: heard.word }) : 'not-watched';
  });
}
