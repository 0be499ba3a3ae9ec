import { createHash } from 'node:crypto';
import { boxesIn, readRuns } from '../../engine/fmp4/read-boxes.rules';
import { TRACK } from '../../engine/fmp4/init-segment.rules';

/** A picture that an encoder sent, known by its bytes: copying changes none of them. */
export type SentPicture = { readonly mark: string; readonly at: number };

/** What became of what was sent. */
export type Account = { readonly came: number; readonly missing: readonly SentPicture[] };

const markOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('base64').slice(0, 12);

/** The mark of a picture as it stands in the body of an FLV tag; undefined for what is none. */
export const markOfTag = (payload: Buffer): string | undefined =>
  payload[1] === 1 ? markOf(payload.subarray(5)) : undefined;

/** The marks of the pictures in fragments of MP4, in their order. */
export function picturesIn(bytes: Buffer): readonly string[] {
  const marks: string[] = [];
  let head: Buffer | undefined;
  for (const { type, start, end, body } of boxesIn(bytes)) {
    if (type === 'moof') head = bytes.subarray(start, end);
    if (type !== 'mdat' || !head) continue;
    // In a fragment of ours the pictures come first.
    let at = 0;
    const run = readRuns(head).find(({ track }) => track === TRACK.video);
    for (const { size } of run?.samples ?? []) {
      marks.push(markOf(body.subarray(at, at + size)));
      at += size;
    }
  }
  return marks;
}

/**
 * Follows what came through what was sent, forwards only: what was sent and is passed over is missing. What comes twice, or out of order, passes
 * over nearly a whole film and shows as that.
 */
export function accountFor(came: readonly string[], sent: readonly SentPicture[]): Account {
  const missing: SentPicture[] = [];
  let at = sent.findIndex(({ mark }) => mark === came[0]);
  if (at < 0) throw new Error('what came was never sent');
  for (const [index, mark] of came.entries()) {
    const from = at;
    while (at < sent.length && sent[at]?.mark !== mark) at += 1;
    if (at === sent.length) throw new Error(`picture ${index} of ${came.length} came and was not sent after ${from}`);
    missing.push(...sent.slice(from, at));
    at += 1;
  }
  return { came: came.length, missing };
}
