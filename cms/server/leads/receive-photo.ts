import { MOST_TIP_PHOTO_BYTES, MOST_TIP_PHOTOS, type leadErrors, type mediaErrors } from '../../contract';
import { err, ok, type Refusal, type RefusalOf, type Result } from '../../kernel';
import type { LeadDeps } from './lead-deps';
import { PHOTO_LIMITS, type SaidOfPhoto } from './photo.rules';

/** Why a photo is not taken. */
export type PhotoRefusal =
  | Refusal<'HEARTH.NOT_FOUND', undefined>
  | RefusalOf<typeof leadErrors, 'ENOUGH_PHOTOS' | 'NOT_A_PHOTO' | 'PHOTO_TOO_LARGE' | 'PHOTO_UNKNOWN'>
  | RefusalOf<typeof mediaErrors, 'EMPTY' | 'DISGUISED' | 'BROKEN' | 'TOO_MANY_PIXELS'>;

type Sent = SaidOfPhoto & {
  readonly address: string;
  /** What the request says of its length; what comes is counted all the same. */
  readonly length: number;
  /** The bytes, or undefined when there were more than so many. They are asked for only when the photo may come at all. */
  read(most: number): Promise<Buffer | undefined>;
};

/**
 * Takes a photo that is sent ahead of its tip. It is looked at before it is answered for, so that whoever sends it hears at once what is
 * wrong with it; what is refused leaves nothing. Sent twice under its name, it is there once.
 */
export async function receivePhoto(deps: LeadDeps, sent: Sent): Promise<Result<{ received: true }, PhotoRefusal>> {
  const { id, tip, station } = sent;
  if (!(await deps.stations.get(station))) return err('HEARTH.NOT_FOUND');
  const known = await deps.photos.byId(id);
  if (known) return known.tip === tip && known.station === station ? ok({ received: true }) : err('HEARTH.NOT_FOUND');
  const refused = await turnedAway(deps, sent);
  if (refused) return refused;
  const bytes = await sent.read(MOST_TIP_PHOTO_BYTES);
  if (!bytes) return tooLarge;
  const photo = await deps.readPhoto(bytes, sent.type);
  if (!photo) return err('LEADS.NOT_A_PHOTO');
  if (!photo.ok) return photo;
  await deps.database.transaction((tx) => deps.photos.insert(tx, { id, station, tip }, photo.value));
  return ok({ received: true });
}

/** What can be said before a byte was read. */
async function turnedAway(deps: LeadDeps, sent: Sent): Promise<Result<never, PhotoRefusal> | undefined> {
  if (!sent.type.startsWith('image/')) return err('LEADS.NOT_A_PHOTO');
  if (sent.length > MOST_TIP_PHOTO_BYTES) return tooLarge;
  const wait = await crowded(deps, sent);
  if (wait !== undefined) return err('LEADS.ENOUGH_PHOTOS', { retryIn: wait });
  return (await deps.photos.countFor(sent.tip)) >= MOST_TIP_PHOTOS * 2 ? err('LEADS.PHOTO_UNKNOWN') : undefined;
}

const tooLarge = err('LEADS.PHOTO_TOO_LARGE', { megabytes: MOST_TIP_PHOTO_BYTES / 1024 / 1024 });

async function crowded(deps: LeadDeps, { address, station }: Sent): Promise<number | undefined> {
  const scaled = (rule: { name: string; points: number; seconds: number }) => ({
    ...rule,
    points: Math.ceil(rule.points * deps.scale),
  });
  const household = deps.vault.index('lead.household', deps.householdOf(address));
  return (
    (await deps.limits.take(scaled(PHOTO_LIMITS.household), household)) ??
    deps.limits.take(scaled(PHOTO_LIMITS.station), station)
  );
}
