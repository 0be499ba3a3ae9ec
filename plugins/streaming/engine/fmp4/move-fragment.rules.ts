import { boxesIn } from './read-boxes.rules';
import { TRACK } from './init-segment.rules';

/** How far a fragment is moved, in ticks of each track, and which number it gets. */
export type Move = { readonly sequence: number; readonly video: number; readonly audio: number };

const HEAD = 8;

/** The same fragment at another time. Only numbers in its head change, so that not a byte of picture or sound is touched. */
export function movedFragment(fragment: Buffer, { sequence, video, audio }: Move): Buffer {
  const moved = Buffer.from(fragment);
  const [moof] = boxesIn(moved);
  for (const child of moof?.type === 'moof' ? boxesIn(moof.body) : []) {
    // Bodies are views of the copy: what is written into them is written into it.
    if (child.type === 'mfhd') child.body.writeUInt32BE(sequence, 4);
    if (child.type === 'traf') moveTrack(child.body, { video, audio });
  }
  return moved;
}

function moveTrack(traf: Buffer, by: Pick<Move, 'video' | 'audio'>): void {
  const boxes = boxesIn(traf);
  const track = boxes.find(({ type }) => type === 'tfhd')?.body.readUInt32BE(4);
  const time = boxes.find(({ type }) => type === 'tfdt')?.body;
  if (!time) return;
  const ticks = track === TRACK.video ? by.video : by.audio;
  time.writeBigUInt64BE(time.readBigUInt64BE(4) + BigInt(ticks), 4);
}

/** How long the head of a fragment is, told by its first bytes. */
export const headLength = (start: Buffer): number => (start.length >= HEAD ? start.readUInt32BE(0) : 0);
