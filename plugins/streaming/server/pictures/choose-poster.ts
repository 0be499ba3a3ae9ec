import { join } from 'node:path';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, ReadPhoto } from '@hearth/cms/platform';
import sharp from 'sharp';
import type { streamingErrors } from '../../contract';
import type { BroadcastStore } from './broadcast-store';
import type { Recorded, RecordingPosters } from './recording-posters';

/** What the verb is handed. */
export type PosterDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly broadcasts: Pick<BroadcastStore, 'find'>;
  readonly posters: Pick<RecordingPosters, 'of' | 'chooseSecond' | 'put' | 'back'>;
  /** Where recordings lie on this host. */
  readonly folder: string;
  recording(place: { readonly session: string; readonly folder: string }): Promise<Recorded['state'] | undefined>;
  readPhoto(
    bytes: Buffer,
    said: string,
  ): Promise<{ readonly ok: true; readonly value: ReadPhoto } | { readonly ok: false } | undefined>;
};

/** A second of the recording, a picture that somebody brought, or the poster before the last change. */
export type PosterWish = { readonly second: number } | { readonly picture: string } | { readonly before: true };

/** Why a poster is not taken. */
export type PosterRefusal = RefusalOf<typeof streamingErrors, 'RECORDING_NOT_HERE' | 'NOT_A_PICTURE' | 'NOT_DRAWN'>;

/** As wide as a player shows it. */
const WIDEST = 1_280;

/** Sets the poster of a recording. A picture is written anew by us: what it says of places and cameras stays behind. */
export async function choosePoster(
  deps: PosterDeps,
  actor: StaffActor,
  { id, wish }: { readonly id: string; readonly wish: PosterWish },
): Promise<Result<{ second: number | null }, PosterRefusal>> {
  const broadcast = await deps.broadcasts.find(deps.database, actor.stations, id);
  if (!broadcast) return err('STREAMING.RECORDING_NOT_HERE');
  const folder = join(deps.folder, broadcast.room, id);
  const state = await deps.recording({ session: id, folder });
  if (!state) return err('STREAMING.RECORDING_NOT_HERE');
  const done = await taken(deps, { folder, state }, wish);
  if (!done.ok) return done;
  await deps.database.transaction(async (tx) => {
    const facts = 'picture' in wish ? { picture: true } : 'before' in wish ? wish : done.value;
    deps.ledger.append(tx, { actor, action: 'streaming-recording.poster', subject: id, facts });
  });
  return done;
}

type Taken = Promise<Result<{ second: number | null }, PosterRefusal>>;

async function taken(deps: PosterDeps, recorded: Recorded, wish: PosterWish): Taken {
  if ('before' in wish) {
    return (await deps.posters.back(recorded.folder)) ? ok({ second: null }) : err('STREAMING.NOT_DRAWN');
  }
  // One that nobody has looked at yet is drawn now, so that there is one to go back to.
  await deps.posters.of(recorded).catch(() => undefined);
  return 'second' in wish ? bySecond(deps, recorded, wish.second) : byPicture(deps, recorded.folder, wish);
}

async function bySecond({ posters }: PosterDeps, recorded: Recorded, wanted: number): Taken {
  const second = await posters.chooseSecond(recorded, wanted);
  return second === undefined ? err('STREAMING.NOT_DRAWN') : ok({ second });
}

async function byPicture(
  { posters, readPhoto }: PosterDeps,
  folder: string,
  { picture }: { readonly picture: string },
): Taken {
  const bytes = Buffer.from(picture, 'base64');
  const photo = await readPhoto(bytes, kindOf(bytes));
  const whole = photo?.ok === true ? photo.value.files.find(({ kind }) => kind === 'picture') : undefined;
  if (!whole) return err('STREAMING.NOT_A_PICTURE');
  const poster = sharp(whole.bytes).resize({ width: WIDEST, withoutEnlargement: true }).jpeg({ quality: 82 });
  await posters.put(folder, await poster.toBuffer());
  return ok({ second: null });
}

/** What its first bytes say: nobody named a type, so nobody can have named a wrong one. */
function kindOf(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.toString('latin1', 1, 4) === 'PNG') return 'image/png';
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return 'image/avif';
}
