import type { CorrectionOrder, CorrectionState, CorrectionTrack, StaffActor, WholeCorrection } from '../../contract';
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

type Far = { isOut: boolean; tracks: CorrectionTrack[] };

/** How far a correction is: whether our app shows it, and how each account stands. */
export async function farOf(
  deps: Pick<CorrectionDeps, 'corrections' | 'releases' | 'people'>,
  read: Reading,
  kept: Correction,
): Promise<Far> {
  const released = (await deps.releases.last(read, kept.documentId)).get(kept.locale);
  const rows = await deps.corrections.tracks(read, kept);
  const nameOf = await namesOf(
    deps,
    rows.map(({ person }) => person),
  );
  // A story that is on accounts alone was never released into our own app.
  const isOut = kept.hashTo !== null && (released ?? kept.hashTo) === kept.hashTo;
  return { isOut, tracks: rows.map((row) => trackOf(row, nameOf)) };
}

function trackOf({ lane, capabilities, reason, person, at, ...row }: TrackRow, nameOf: NameOf): CorrectionTrack {
  const way = wayOf({ lane, capabilities: channelCapabilities.filter((one) => capabilities.includes(one)) });
  const givenUp = reason === null || at === null ? null : { by: nameOf(person) ?? '', reason, at: at.toISOString() };
  return { ...row, way, givenUp, isDone: isTrackDone({ ...row, givenUp }) };
}

type NameOf = (id: string | null) => string | null;

async function namesOf({ people }: Pick<CorrectionDeps, 'people'>, all: readonly (string | null)[]): Promise<NameOf> {
  const ids = [...new Set(all.filter((id) => id !== null))];
  const found = ids.length === 0 ? [] : await people.byIds(ids);
  return (id) => (id === null ? null : (found.find((one) => one.id === id)?.name['zh-Hans'] ?? ''));
}

async function presented(deps: CorrectionDeps, corrections: readonly Correction[]): Promise<CorrectionOrder[]> {
  const nameOf = await namesOf(
    deps,
    corrections.flatMap(({ proposedBy, openedBy }) => [proposedBy, openedBy]),
  );
  const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;
  return corrections.map(({ hashFrom: _from, hashTo: _to, ...one }) => ({
    ...one,
    ...{ proposedBy: nameOf(one.proposedBy), openedBy: nameOf(one.openedBy) },
    ...{ openedAt: at(one.openedAt), signedAt: at(one.signedAt), doneAt: at(one.doneAt) },
    allowed: [...correctionMachine.allowed(one.state)],
    createdAt: one.createdAt.toISOString(),
  }));
}
