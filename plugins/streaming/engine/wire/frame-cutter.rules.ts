/** Cuts what a socket brings into frames of 4 bytes length and as many bytes; however it was cut on the way. */
export type FrameCutter = { push(chunk: Buffer): readonly Buffer[] };

/** Makes a cutter. A frame longer than `limit` is a broken peer: it throws, and the connection is closed. */
export function createFrameCutter(limit: number): FrameCutter {
  let chunks: Buffer[] = [];
  let held = 0;
  /** How much has to be there before anything can be cut: joining earlier would copy a large frame again and again. */
  let needed = 4;
  return {
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
      if (held < needed) return [];
      const bytes = Buffer.concat(chunks, held);
      const frames: Buffer[] = [];
      let at = 0;
      needed = 4;
      while (held - at >= 4) {
        const length = bytes.readUInt32BE(at);
        if (length > limit) throw new RangeError(`A frame of ${length} bytes`);
        needed = 4 + length;
        if (held - at < needed) break;
        frames.push(bytes.subarray(at + 4, at + needed));
        at += needed;
        needed = 4;
      }
      chunks = at < held ? [bytes.subarray(at)] : [];
      held -= at;
      return frames;
    },
  };
}
