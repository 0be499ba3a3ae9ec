import { inside } from '../fmp4/read-boxes.rules';

/** Samples of sound a second by the head of a file; undefined where it has no sound. */
export function soundRate(init: Buffer): number | undefined {
  for (const media of inside(init, 'moov', 'trak', 'mdia')) {
    const [handler] = inside(media, 'hdlr');
    const [head] = inside(media, 'mdhd');
    if (handler?.toString('latin1', 8, 12) === 'soun' && head) return head.readUInt32BE(12);
  }
  return undefined;
}
