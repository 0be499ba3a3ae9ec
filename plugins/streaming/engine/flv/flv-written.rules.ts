import type { FlvTag } from '../fmp4/flv-tags.rules';

const TAG_HEAD = 11;
const KINDS: Readonly<Record<FlvTag['kind'], number>> = { audio: 8, video: 9 };

/** How a film of FLV begins (FLV 10.1 §E.2). Whoever reads it waits for all that it is said to hold. */
export const flvHead = (hasSound: boolean): Buffer =>
  Buffer.from([0x46, 0x4c, 0x56, 1, hasSound ? 5 : 1, 0, 0, 0, 9, 0, 0, 0, 0]);

/** A piece of picture or sound as a tag of FLV, with its length behind it (FLV 10.1 §E.4.1). */
export function flvTag({ kind, time, payload }: FlvTag): readonly Buffer[] {
  const head = Buffer.alloc(TAG_HEAD);
  head.writeUInt8(KINDS[kind]);
  head.writeUIntBE(payload.length, 1, 3);
  head.writeUIntBE(time % 0x1000000, 4, 3);
  // The fourth byte of the time is its highest.
  head.writeUInt8(Math.floor(time / 0x1000000) & 0xff, 7);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(TAG_HEAD + payload.length);
  return [head, payload, size];
}
