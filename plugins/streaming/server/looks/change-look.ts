import { createHash } from 'node:crypto';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { lookName, type ChangeLook, type Look, type streamingErrors, type Target } from '../../contract';
import { moveTarget } from '../targets/move-target';
import type { TargetDeps, TargetRefusal } from '../targets/target-deps';
import type { KeptTarget } from '../targets/target-store';
import { renewed } from '../targets/write-target';
import type { LookGate } from './look-gate';
import type { LookStore } from './look-store';
import { logoPicture } from './logo-picture';

/** What the verbs of looks are handed. */
export type LookDeps = Pick<TargetDeps, 'database' | 'ledger' | 'outbox' | 'rooms' | 'targets'> & {
  readonly looks: LookStore;
  readonly gate: LookGate;
  /** Whether there is an ffmpeg that can. */
  canMake(): Promise<boolean>;
};

/** Why a look is not changed. */
export type LookRefusal =
  | TargetRefusal
  | RefusalOf<typeof streamingErrors, 'LOOK_NOT_HERE' | 'LOGO_NOT_FOUND' | 'SLATE_PICTURE' | 'TRANSCODES_FULL'>;

type Change = ChangeLook & { readonly room: string; readonly id: string };

/** Cuts the picture of a platform or marks it. One that is on air begins anew with it, and no other notices. */
export async function changeLook(
  deps: LookDeps,
  actor: StaffActor,
  input: Change,
): Promise<Result<Target, LookRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, input.room);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const brought = input.logo && 'base64' in input.logo.picture ? input.logo.picture.base64 : undefined;
  const picture = brought === undefined ? undefined : await logoPicture(Buffer.from(brought, 'base64'));
  if (brought !== undefined && !picture) return err('STREAMING.SLATE_PICTURE');
  const look = lookIn(input, picture);
  if (lookName(look) !== undefined) {
    if (room.driver === 'mux' || room.audioOnly) return err('STREAMING.LOOK_NOT_HERE');
    if (!(await deps.canMake())) return err('STREAMING.NOT_OFFERED', { what: 'ffmpeg (libx264)' });
  }
  return deps.database.transaction((tx) => change(deps, tx, { actor, input, look, picture }));
}

type Changing = {
  readonly actor: StaffActor;
  readonly input: Change;
  readonly look: Look;
  readonly picture: Buffer | undefined;
};

async function change(
  deps: LookDeps,
  tx: Tx,
  { actor, input: { room, id, version }, look, picture }: Changing,
): Promise<Result<Target, LookRefusal>> {
  const target = await deps.targets.hold(tx, id, room);
  if (target?.purpose !== 'platform') return err('STREAMING.TARGET_NOT_FOUND');
  if (target.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  if (target.state !== 'off') {
    const fits = await deps.gate.fits(tx, { id, room, look });
    if (!fits.ok) return fits;
  }
  const isThere = await bring(deps, tx, { target, look, picture, actor });
  if (!isThere) return err('STREAMING.LOGO_NOT_FOUND');
  await deps.looks.keep(tx, { ...look, target: id, room, station: target.station });
  await deps.looks.forgetLogos(tx, room);
  // One that was given up waits for a person who sees to its key.
  const anew = target.state === 'fatal' ? {} : renewed(target.state);
  const action = `streaming-target.look-${lookName(look) === undefined ? 'plain' : look.shape}`;
  const done = await moveTarget(deps, tx, { target, actor, action, patch: { changedBy: actor.id, ...anew } });
  return done ? ok(done) : err('HEARTH.CHANGED_MEANWHILE');
}

type Bringing = Pick<Changing, 'actor' | 'look' | 'picture'> & { readonly target: KeptTarget };

async function bring({ looks }: LookDeps, tx: Tx, { target, look, picture, actor }: Bringing): Promise<boolean> {
  if (!look.logo) return true;
  const { hash } = look.logo;
  const { room, station } = target;
  if (picture) await looks.bring(tx, { room, station, hash, picture, broughtBy: actor.id });
  return looks.hasLogo(tx, room, hash);
}

/** The same picture has the same name, whoever brings it how often. */
function lookIn({ shape, cropX, logo }: ChangeLook, brought: Buffer | undefined): Look {
  if (!logo) return { shape, cropX, logo: null };
  const { picture, ...mark } = logo;
  const hash = brought ? createHash('sha256').update(brought).digest('hex') : 'hash' in picture ? picture.hash : '';
  return { shape, cropX, logo: { hash, ...mark } };
}
