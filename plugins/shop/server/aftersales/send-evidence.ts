import type { hearthErrors, ReaderActor, RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import { MOST_EVIDENCE, MOST_EVIDENCE_BYTES, type afterSaleErrors } from '../../contract';
import type { AfterSaleDeps } from './after-sale-deps';

/** Why a photo is not taken. */
export type EvidenceRefusal =
  | RefusalOf<typeof hearthErrors, 'NOT_FOUND'>
  | RefusalOf<typeof afterSaleErrors, 'NOT_A_PHOTO' | 'PHOTO_TOO_LARGE' | 'ENOUGH_PHOTOS'>
  | Refusal<'SHOP.ORDER_NOT_FOUND', undefined>;

/** A photo that a phone sends ahead of its request. */
export type SentEvidence = {
  readonly id: string;
  readonly order: string;
  readonly type: string;
  /** What the request says of its length; what comes is counted all the same. */
  readonly length: number;
  /** The bytes, or undefined when there were more than so many. They are asked for only when the photo may come at all. */
  read(most: number): Promise<Buffer | undefined>;
};

/** So many photos may wait for their request: enough for one that was given up and begun anew. */
const MOST_LOOSE = MOST_EVIDENCE * 2;

const tooLarge = err('AFTERSALES.PHOTO_TOO_LARGE', { megabytes: MOST_EVIDENCE_BYTES / 1024 / 1024 });

/**
 * Takes a photo of an order of one's own. It is looked at before it is answered for, so that whoever sends it hears at once what is wrong
 * with it; what is refused leaves nothing. Sent twice under its name, it is there once.
 */
export async function sendEvidence(
  deps: AfterSaleDeps,
  actor: ReaderActor,
  sent: SentEvidence,
): Promise<Result<Received, EvidenceRefusal>> {
  const { id, order: orderId, type, read } = sent;
  const order = await deps.orders.ofBuyer(actor.id, orderId);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const known = await deps.evidence.find(deps.database.read, id);
  if (known) return known.buyer === actor.id && known.order === orderId ? RECEIVED : err('HEARTH.NOT_FOUND');
  const refused = await turnedAway(deps, sent);
  if (refused) return refused;
  const bytes = await read(MOST_EVIDENCE_BYTES);
  if (!bytes) return tooLarge;
  const photo = await deps.readPhoto(bytes, type);
  if (!photo?.ok) return err('AFTERSALES.NOT_A_PHOTO');
  const { station } = order;
  const row = { id, station, order: orderId, buyer: actor.id, side: 'buyer', sale: null, place: 0 } as const;
  await deps.database.transaction((tx) => deps.evidence.insert(tx, row, photo.value));
  return RECEIVED;
}

type Received = { readonly received: true };

const RECEIVED = ok<Received>({ received: true });

/** What can be said before a byte was read. */
async function turnedAway(
  { evidence, database }: AfterSaleDeps,
  { order, type, length }: SentEvidence,
): Promise<Result<never, EvidenceRefusal> | undefined> {
  if (!type.startsWith('image/')) return err('AFTERSALES.NOT_A_PHOTO');
  if (length > MOST_EVIDENCE_BYTES) return tooLarge;
  const loose = await evidence.countLoose(database.read, order);
  return loose >= MOST_LOOSE ? err('AFTERSALES.ENOUGH_PHOTOS', { most: MOST_LOOSE }) : undefined;
}
