import type { MediaKind } from '@hearth/streaming/engine/rtmp';

/** A tag of a stream of FLV. */
export type FlvTag = { readonly kind: MediaKind; readonly time: number; readonly payload: Buffer };

const KIND: Readonly<Record<number, MediaKind>> = { 8: 'audio', 9: 'video', 18: 'data' };
const FILE_HEAD = 13;
const TAG_HEAD = 11;

/** Cuts what ffmpeg writes into tags (FLV 10.1 §E.4.1). */
export class FlvTags {
  #bytes = Buffer.alloc(0);
  #hasHead = false;

  push(piece: Buffer): readonly FlvTag[] {
    this.#bytes = Buffer.concat([this.#bytes, piece]);
    if (!this.#hasHead) {
      if (this.#bytes.length < FILE_HEAD) return [];
      this.#bytes = this.#bytes.subarray(FILE_HEAD);
      this.#hasHead = true;
    }
    const tags: FlvTag[] = [];
    for (;;) {
      const bytes = this.#bytes;
      const end = bytes.length < TAG_HEAD ? Infinity : TAG_HEAD + bytes.readUIntBE(1, 3);
      if (bytes.length < end + 4) return tags;
      const kind = KIND[bytes.readUInt8(0) & 0x1f];
      // The fourth byte of the time is its highest.
      const time = bytes.readUIntBE(4, 3) + bytes.readUInt8(7) * 0x1000000;
      if (kind) tags.push({ kind, time, payload: bytes.subarray(TAG_HEAD, end) });
      this.#bytes = bytes.subarray(end + 4);
    }
  }
}
