import { fromJsonb } from '@hearth/cms/platform';
import type { RecordingLine, RecordingPiece } from '../../contract';

/** A recording as it is kept. */
export type KeptRecording = Omit<RecordingLine, 'allowedEvents' | 'storyboard'> & {
  readonly ref: string | null;
  readonly broadcast: string | null;
  readonly madeBy: string | null;
};

/** The columns of the tables `streaming_recording` (c) and `streaming_room` (r). */
export const RECORDING_COLUMNS = `c.id, c.station, c.room, r.title AS "roomTitle", c.broadcast, c.driver, c.ref, c.playback_id AS "playbackId",
  c.kind, c.state, c.state_since AS since, c.title, c.began_at AS "beganAt", c.ended_at AS "endedAt", c.seconds,
  c.bytes::float8 AS bytes, c.lead, c.pieces, c.precise, c.progress, c.problem, c.keep_until AS "keepUntil", c.keep_own AS "keepOwn",
  c.hold_reason AS "holdReason", c.hold_at AS "holdAt", c.removed_why AS "removedWhy", c.removed_at AS "removedAt",
  c.erase_after AS "eraseAfter", c.made_by AS "madeBy", c.version`;

type Times = 'since' | 'beganAt' | 'endedAt' | 'keepUntil';

/** A row of both tables. */
export type RecordingRow = Omit<KeptRecording, Times | 'pieces' | 'hold' | 'removed'> & {
  readonly since: Date;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly keepUntil: Date | null;
  readonly pieces: unknown;
  readonly holdReason: string | null;
  readonly holdAt: Date | null;
  readonly removedWhy: string | null;
  readonly removedAt: Date | null;
  readonly eraseAfter: Date | null;
};

/** A recording as its row says. */
export function recordingOf(row: RecordingRow): KeptRecording {
  const { since, beganAt, endedAt, keepUntil, pieces, ...rest } = row;
  const { holdReason: _h, holdAt: _a, removedWhy: _w, removedAt: _r, eraseAfter: _e, ...plain } = rest;
  return {
    ...plain,
    since: since.toISOString(),
    beganAt: beganAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    keepUntil: keepUntil?.toISOString() ?? null,
    // As the store wrote it.
    pieces: fromJsonb(pieces) as RecordingPiece[],
    hold: holdIn(row),
    removed: removedIn(row),
  };
}

const holdIn = ({ holdReason: reason, holdAt: at }: RecordingRow): KeptRecording['hold'] =>
  reason === null || at === null ? null : { reason, at: at.toISOString() };

const removedIn = ({ removedWhy, removedAt: at, eraseAfter }: RecordingRow): KeptRecording['removed'] =>
  at && { why: removedWhy ?? '', at: at.toISOString(), until: eraseAfter?.toISOString() ?? null };
