import type { FlvTag } from '../fmp4/flv-tags.rules';

const KINDS: Readonly<Record<number, FlvTag['kind']>> = { 8: 'audio', 9: 'video' };
const HEAD = 13;
const TAG_HEAD = 11;

/** Reads FLV as it comes (FLV 10.1 §E), whatever the pieces; one tag is at most 16 MB by its format. */
export class FlvStream {
  #rest: Buffer = Buffer.alloc(0);
  #isBegun = false;

  /** The tags of picture and sound that are whole now. */
  read(piece: Buffer): readonly FlvTag[] {
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    if (!this.#isBegun && this.#rest.length < HEAD) return [];
    let at = this.#isBegun ? 0 : HEAD;
    this.#isBegun = true;
    const tags: FlvTag[] = [];
    while (at + TAG_HEAD <= this.#rest.length) {
      const end = at + TAG_HEAD + this.#rest.readUIntBE(at + 1, 3);
      // Behind each tag stands its length once more.
      if (end + 4 > this.#rest.length) break;
      const kind = KINDS[this.#rest.readUInt8(at) & 0x1f];
      const time = this.#rest.readUIntBE(at + 4, 3) + this.#rest.readUInt8(at + 7) * 0x1000000;
      if (kind) tags.push({ kind, time, payload: this.#rest.subarray(at + TAG_HEAD, end) });
      at = end + 4;
    }
    this.#rest = this.#rest.subarray(at);
    return tags;
  }
}

/** The tags of an FLV film while it comes, each as soon as it is whole. */
export async function* tagsIn(stream: AsyncIterable<Buffer>): AsyncIterable<FlvTag> {
  const flv = new FlvStream();
  for await (const piece of stream) yield* flv.read(piece);
}
