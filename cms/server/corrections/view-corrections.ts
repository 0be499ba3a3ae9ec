import type {
  CorrectionOrder,
  CorrectionState,
  CorrectionTrack,
  RippleHit,
  StaffActor,
  WholeCorrection,
} from '../../contract';
import { channelCapabilities } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Reading } from '../review/review-deps';
import type { CorrectionDeps, CorrectionRefusal } from './correction-deps';
import { correctionMachine } from './correction.machine';
import { isTrackDone, wayOf } from './correction.rules';
import type { Correction, TrackRow } from './correction-store';

type Asked = {
  readonly station?: string | undefined;
  readonly state?: CorrectionState | undefined;
  readonly limit: number;
};

/** Corrections of one's stations, the newest first. */
export async function listCorrections(
  deps: CorrectionDeps,
  actor: StaffActor,
  { station, ...asked }: Asked,
): Promise<Result<{ orders: CorrectionOrder[] }, never>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  return ok({ orders: await presented(deps, await deps.corrections.list(deps.database.read, { ...asked, stations })) });
}

/** One correction with how far it is everywhere. */
export async function wholeCorrectionOf(
  deps: CorrectionDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<WholeCorrection, CorrectionRefusal>> {
  const { read } = deps.database;
  const kept = await deps.corrections.byId(read, id);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const others = await deps.corrections.togetherWith(read, kept);
  const [order, ...together] = await presented(deps, [
    kept,
    ...others.filter(({ station }) => actor.stations.includes(station)),
  ]);
  if (!order) return err('HEARTH.NOT_FOUND');
  return ok({ order, together, ...(await farOf(deps, read, kept)) });
}

/** How far a correction is: whether our app shows it, and how each account stands. */
export async function farOf(
  deps: Pick<CorrectionDeps, 'corrections' | 'releases'>,
  read: Reading,
  kept: Correction,
): Promise<{ isOut: boolean; tracks: CorrectionTrack[] }> {
  const released = (await deps.releases.last(read, kept.documentId)).get(kept.locale);
  const rows = await deps.corrections.tracks(read, kept);
  // A story that is on accounts alone was never released into our own app.
  return { isOut: kept.hashTo !== null && (released ?? kept.hashTo) === kept.hashTo, tracks: rows.map(trackOf) };
}

function trackOf({
  channel,
  name,
  platform,
  lane,
  capabilities,
  delivery,
  state,
  url,
  stands,
}: TrackRow): CorrectionTrack {
  const way = wayOf({ lane, capabilities: channelCapabilities.filter((one) => capabilities.includes(one)) });
  return { channel, name, platform, way, delivery, state, url, stands, isDone: isTrackDone({ state, stands }) };
}

/** Other manuscripts that carry the wrong words. */
export async function rippleOf(
  deps: CorrectionDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ hits: RippleHit[] }, CorrectionRefusal>> {
  const { read } = deps.database;
  const kept = await deps.corrections.byId(read, id);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const about = { quote: kept.oldFact, stations: actor.stations, without: kept.documentId };
  return ok({ hits: [...(await deps.ripples.carriersOf(read, about))] });
}

async function presented({ people }: CorrectionDeps, corrections: readonly Correction[]): Promise<CorrectionOrder[]> {
  const ids = corrections.flatMap(({ proposedBy, openedBy }) => [proposedBy, openedBy]).filter((id) => id !== null);
  const found = ids.length === 0 ? [] : await people.byIds([...new Set(ids)]);
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (found.find((one) => one.id === id)?.name['zh-Hans'] ?? '');
  const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;
  return corrections.map(({ hashFrom: _from, hashTo: _to, ...one }) => ({
    ...one,
    ...{ proposedBy: nameOf(one.proposedBy), openedBy: nameOf(one.openedBy) },
    ...{ openedAt: at(one.openedAt), signedAt: at(one.signedAt), doneAt: at(one.doneAt) },
    allowed: [...correctionMachine.allowed(one.state)],
    createdAt: one.createdAt.toISOString(),
  }));
}
