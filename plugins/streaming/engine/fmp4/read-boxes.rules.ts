/** A box found in bytes; `body` is what follows its head. */
export type FoundBox = { readonly type: string; readonly start: number; readonly end: number; readonly body: Buffer };

/** A track's run in a fragment, read back. */
export type FoundRun = {
  readonly track: number;
  readonly time: number;
  readonly samples: readonly { readonly duration: number; readonly size: number; readonly key: boolean }[];
};

/** The boxes that lie whole in these bytes, one after the other; it ends where one is cut or broken. */
export function boxesIn(bytes: Buffer): readonly FoundBox[] {
  const found: FoundBox[] = [];
  let start = 0;
  while (start + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(start);
    const end = start + length;
    if (length < 8 || end > bytes.length) break;
    const type = bytes.toString('latin1', start + 4, start + 8);
    found.push({ type, start, end, body: bytes.subarray(start + 8, end) });
    start = end;
  }
  return found;
}

/** Follows names down into boxes: `inside(moov, 'trak', 'mdia')` are all `mdia` of all tracks. */
export function inside(bytes: Buffer, ...names: readonly string[]): readonly Buffer[] {
  const [name, ...rest] = names;
  if (name === undefined) return [bytes];
  return boxesIn(bytes)
    .filter(({ type }) => type === name)
    .flatMap(({ body }) => inside(body, ...rest));
}

/** Reads the runs of a fragment: which track, from when, and the samples. */
export function readRuns(fragment: Buffer): readonly FoundRun[] {
  return inside(fragment, 'moof', 'traf').map((traf) => {
    const [head = Buffer.alloc(0)] = inside(traf, 'tfhd');
    const [time = Buffer.alloc(12)] = inside(traf, 'tfdt');
    const [run = Buffer.alloc(8)] = inside(traf, 'trun');
    const defaults = readDefaults(head);
    return {
      track: head.readUInt32BE(4),
      time: time[0] === 1 ? Number(time.readBigUInt64BE(4)) : time.readUInt32BE(4),
      samples: readSamples(run, defaults),
    };
  });
}

type Defaults = { readonly duration: number; readonly size: number; readonly flags: number };

function readDefaults(head: Buffer): Defaults {
  const flags = head.readUInt32BE(0) & 0xffffff;
  let at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
  const next = (bit: number): number => {
    if (!(flags & bit)) return 0;
    at += 4;
    return head.readUInt32BE(at - 4);
  };
  return { duration: next(8), size: next(0x10), flags: next(0x20) };
}

function readSamples(run: Buffer, defaults: Defaults): FoundRun['samples'] {
  const flags = run.readUInt32BE(0) & 0xffffff;
  let at = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
  const next = (bit: number, otherwise: number): number => {
    if (!(flags & bit)) return otherwise;
    at += 4;
    return run.readUInt32BE(at - 4);
  };
  return Array.from({ length: run.readUInt32BE(4) }, () => {
    const duration = next(0x100, defaults.duration);
    const size = next(0x200, defaults.size);
    const sampleFlags = next(0x400, defaults.flags);
    next(0x800, 0);
    return { duration, size, key: (sampleFlags & 0x10000) === 0 };
  });
}
