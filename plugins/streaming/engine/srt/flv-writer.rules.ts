/** The head of an FLV stream with picture and sound (FLV 10.1 §E.2), and the length of the tag before the first. */
export const FLV_HEAD: Buffer = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0]);

const TYPES = { audio: 8, video: 9 } as const;
const TAG_HEAD = 11;

/** A tag of picture or sound, followed by its length. */
export function flvTag(kind: keyof typeof TYPES, time: number, payload: Buffer): Buffer {
  const tag = Buffer.alloc(TAG_HEAD + payload.length + 4);
  tag.writeUInt8(TYPES[kind], 0);
  tag.writeUIntBE(payload.length, 1, 3);
  tag.writeUIntBE(time & 0xffffff, 4, 3);
  // The highest byte of the time stands behind the others.
  tag.writeUInt8((time >>> 24) & 0xff, 7);
  payload.copy(tag, TAG_HEAD);
  tag.writeUInt32BE(TAG_HEAD + payload.length, TAG_HEAD + payload.length);
  return tag;
}
