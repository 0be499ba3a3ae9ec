import type { Result } from '@hearth/cms/kernel';
import type { Carrier, CarrierRefusal, CarrierWord } from './carrier';
import { applyWord, type WordOutcome } from './hear-carrier';
import { holdBox } from './move-parcel';
import { watchedOf, type ParcelDeps } from './parcel-deps';
import { ASK_AFTER_SECONDS, secondsUntilRetry } from './parcel.rules';
import type { KeptParcel, WatchTurn } from './parcel-store';

/** Who asks has so many seconds before another looks after it. */
const CALL_SECONDS = 60;
/** New turns are begun for so long; a turn itself waits for one call. */
const PATIENCE = 20_000;

/**
 * Asks carriers about parcels that are due: to be told of those that they do not know of yet, and where the others are that nobody told
 * of for long. Each is claimed in a transaction that sets its next turn, so whoever dies while asking is followed by another.
 */
export async function workParcels(deps: ParcelDeps): Promise<void> {
  const now = (): number => deps.clock.now().getTime();
  const end = now() + PATIENCE;
  while (now() < end) {
    const parcel = await deps.database.transaction((tx) => deps.parcels.claimDue(tx, CALL_SECONDS));
    if (!parcel) return;
    const turn = await turnOf(deps, parcel);
    await deps.database.transaction((tx) => deps.parcels.settleTurn(tx, parcel, turn));
  }
}

async function turnOf(deps: ParcelDeps, parcel: KeptParcel): Promise<WatchTurn> {
  const carrier = await deps.carriers.of(parcel.station, 'even-off');
  if (!carrier) return { watch: 'refused', problem: 'no key', askIn: null };
  if (parcel.watch === 'wanted') return beginWatch(deps, { parcel, carrier });
  const asked = await askCarrier(deps, { parcel, carrier });
  if (asked.ok || asked.error.code === 'PARCELS.CARRIER_REFUSED') {
    return { watch: parcel.watch, problem: problemOf(asked), askIn: ASK_AFTER_SECONDS };
  }
  return { watch: parcel.watch, problem: null, askIn: secondsUntilRetry(parcel.tries) };
}

type Asking = { readonly parcel: KeptParcel; readonly carrier: Carrier };

/** A subscription may be repeated; one that was refused is told to whoever looks at the parcel, which is kept by hand from then on. */
async function beginWatch(deps: ParcelDeps, { parcel, carrier }: Asking): Promise<WatchTurn> {
  const answer = await carrier.watch(await watchedOf(deps, parcel));
  if (answer.ok) return { watch: 'watched', problem: null, askIn: ASK_AFTER_SECONDS };
  return answer.error.code === 'PARCELS.CARRIER_REFUSED'
    ? { watch: 'refused', problem: answer.error.details.why, askIn: null }
    : { watch: 'wanted', problem: null, askIn: secondsUntilRetry(parcel.tries) };
}

const problemOf = (asked: Result<unknown, CarrierRefusal>): string | null =>
  !asked.ok && asked.error.code === 'PARCELS.CARRIER_REFUSED' ? asked.error.details.why : null;

/** Asks where a parcel is and believes the answer. The call is made outside of any transaction. */
export async function askCarrier(
  deps: ParcelDeps,
  { parcel, carrier }: Asking,
): Promise<Result<WordOutcome, CarrierRefusal>> {
  const answer: Result<CarrierWord, CarrierRefusal> = await carrier.query(await watchedOf(deps, parcel));
  if (!answer.ok) return answer;
  const word = answer.value;
  const value = await deps.database.transaction(async (tx): Promise<WordOutcome> => {
    const held = await holdBox(deps, tx, parcel.id);
    return held ? applyWord(deps, tx, { ...held, word }) : 'other';
  });
  return { ok: true, value };
}
