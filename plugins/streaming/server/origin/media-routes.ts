import { join } from 'node:path';
import { FOR_EVER, sendBytes, sendPiece, type FastAnswer } from '@hearth/cms/platform';
import { epochFile } from '../../engine/wire/session-line.rules';
import type { Epoch, Segment, SessionState } from '../../engine/wire/session-state.rules';
import type { LiveSession } from './live-window';
import { liveSession, refuse, type Asking, type Origin } from './origin';
import { waitOf } from './playlist-routes';
import { standingOfPart } from './position.rules';

const FACTS = { type: 'video/mp4', cacheControl: FOR_EVER };

/** What is asked for: the head of an epoch, a segment, or a part of one. */
export type Wanted =
  | { readonly is: 'init'; readonly epoch: number }
  | { readonly is: 'segment'; readonly segment: number }
  | { readonly is: 'part'; readonly segment: number; readonly part: number };

/** Reads the name of a file: `i0.mp4`, `12.m4s`, `12.3.m4s`. */
export function readWanted(file: string): Wanted | undefined {
  const init = /^i(\d{1,9})\.mp4$/.exec(file);
  if (init) return { is: 'init', epoch: Number(init[1]) };
  const [, segment, part] = /^(\d{1,9})(?:\.(\d{1,9}))?\.m4s$/.exec(file) ?? [];
  if (segment === undefined) return undefined;
  if (part === undefined) return { is: 'segment', segment: Number(segment) };
  return { is: 'part', segment: Number(segment), part: Number(part) };
}

/** Hands out picture and sound: the newest from memory, what is older as a range of the recording. */
export async function serveBytes(
  origin: Origin,
  asking: Asking,
  at: { session: string; wanted: Wanted },
): Promise<FastAnswer> {
  const { place, request } = asking;
  const live = place.is === 'room' ? liveSession(origin, place.room, at.session) : undefined;
  const sent = live
    ? await fromLive(origin, asking, { live, wanted: at.wanted })
    : await fromRecording(origin, asking, at);
  return sent ?? refuse(origin, request, 'HEARTH.NOT_FOUND');
}

async function fromRecording(
  origin: Origin,
  { place, request }: Asking,
  { session, wanted }: { session: string; wanted: Wanted },
): Promise<FastAnswer> {
  if (place.is !== 'recording' || place.session !== session) return undefined;
  const state = await origin.recording(place);
  const range = state && rangeOf(state, wanted);
  return range && sendPiece(request, { ...FACTS, ...range, path: join(place.folder, range.file) });
}

async function fromLive(
  origin: Origin,
  { request }: Asking,
  { live, wanted }: { live: LiveSession; wanted: Wanted },
): Promise<FastAnswer> {
  const pieces = wanted.is === 'part' ? await partOf(origin, live, wanted) : inMemory(live, wanted);
  if (pieces) return sendBytes(request, FACTS, pieces);
  const range = rangeOf(live.state, wanted);
  return range && sendPiece(request, { ...FACTS, ...range, path: join(live.order.folder, range.file) });
}

/** The part that was promised is waited for; any other that is not there will never be. */
async function partOf(
  origin: Origin,
  live: LiveSession,
  wanted: Extract<Wanted, { is: 'part' }>,
): Promise<readonly Buffer[] | undefined> {
  const { room, session } = live.order;
  const now = (): LiveSession => liveSession(origin, room, session) ?? live;
  const standing = await origin.hold.until(room, waitOf(live), () => {
    const one = standingOfPart(now().state, wanted);
    return one === 'soon' ? undefined : one;
  });
  const part = standing === 'there' ? now().bytes.get(wanted.segment)?.[wanted.part] : undefined;
  return part && [part];
}

function inMemory(
  { inits, bytes, state }: LiveSession,
  wanted: Exclude<Wanted, { is: 'part' }>,
): readonly Buffer[] | undefined {
  if (wanted.is === 'segment') {
    const segment = state.segments.find(({ number }) => number === wanted.segment);
    // Of a segment that grows nobody was given the address.
    return segment?.whole ? bytes.get(wanted.segment) : undefined;
  }
  const init = inits.get(wanted.epoch);
  return init && [init];
}

type Range = { readonly file: string; readonly start: number; readonly length: number };

function rangeOf({ segments, epochs }: SessionState, wanted: Wanted): Range | undefined {
  if (wanted.is === 'init') return initRange(epochs.get(wanted.epoch));
  // Segments are numbered without a hole, so the place is known without looking.
  const segment = segments[wanted.segment - (segments[0]?.number ?? 0)];
  if (!segment?.kept || segment.number !== wanted.segment) return undefined;
  if (wanted.is === 'part') return partRange(segment, wanted.part);
  return segment.whole ? { file: epochFile(segment.epoch), start: segment.offset, length: segment.length } : undefined;
}

const initRange = (epoch: Epoch | undefined): Range | undefined =>
  epoch && { file: epochFile(epoch.epoch), start: 0, length: epoch.init };

function partRange({ epoch, offset, parts }: Segment, number: number): Range | undefined {
  const part = parts[number];
  const before = parts.slice(0, number).reduce((sum, { length }) => sum + length, 0);
  return part && { file: epochFile(epoch), start: offset + before, length: part.length };
}
