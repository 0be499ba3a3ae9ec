/** A tag of an FLV file that carries picture or sound. */
export type FlvTag = { readonly kind: 'video' | 'audio'; readonly time: number; readonly payload: Buffer };

const KINDS: Readonly<Record<number, FlvTag['kind']>> = { 8: 'audio', 9: 'video' };

/** The tags of an FLV file with picture or sound, as far as it is whole (FLV 10.1 §E.4.1). */
export function readTags(file: Buffer): readonly FlvTag[] {
  const tags: FlvTag[] = [];
  let at = file.length >= 9 ? file.readUInt32BE(5) + 4 : file.length;
  while (at + 11 <= file.length) {
    const end = at + 11 + file.readUIntBE(at + 1, 3);
    if (end > file.length) break;
    const kind = KINDS[file.readUInt8(at) & 0x1f];
    // The fourth byte of the time is its highest.
    const time = file.readUIntBE(at + 4, 3) + file.readUInt8(at + 7) * 0x1000000;
    if (kind) tags.push({ kind, time, payload: file.subarray(at + 11, end) });
    at = end + 4;
  }
  return tags;
}
