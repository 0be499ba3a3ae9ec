import { inside } from './read-boxes.rules';
import { TRACK } from './init-segment.rules';

/** A sample as a fragment's run lists it; `offset` counts from the beginning of the fragment. */
export type RunSample = {
  readonly offset: number;
  readonly size: number;
  readonly duration: number;
  readonly composition: number;
  readonly key: boolean;
};

/** A run of one track: from when it goes, and its samples. */
export type Run = { readonly time: number; readonly samples: readonly RunSample[] };

/** The runs of a fragment that this engine wrote, by their track. */
export type Runs = { readonly video?: Run; readonly audio?: Run };

const NOT_SYNC = 0x10000;

/** Reads the head of a fragment (`moof`); the bytes behind it need not be there. */
export function readRunsOf(head: Buffer): Runs {
  const runs: { video?: Run; audio?: Run } = {};
  for (const traf of inside(head, 'moof', 'traf')) {
    const [track] = inside(traf, 'tfhd');
    const [time] = inside(traf, 'tfdt');
    const [run] = inside(traf, 'trun');
    if (!track || !time || !run) continue;
    const name = track.readUInt32BE(4) === TRACK.video ? 'video' : 'audio';
    runs[name] = { time: Number(time.readBigUInt64BE(4)), samples: samplesOf(run) };
  }
  return runs;
}

/** As `fragment.rules.ts` writes them: each with duration and size, pictures with flags and composition as well. */
function samplesOf(run: Buffer): readonly RunSample[] {
  const flags = run.readUInt32BE(0) & 0xffffff;
  const hasFlags = (flags & 0x400) !== 0;
  const width = hasFlags ? 16 : 8;
  let offset = run.readInt32BE(8);
  return Array.from({ length: run.readUInt32BE(4) }, (_, index) => {
    const at = 12 + index * width;
    const size = run.readUInt32BE(at + 4);
    offset += size;
    return {
      ...{ offset: offset - size, size, duration: run.readUInt32BE(at) },
      composition: hasFlags ? run.readInt32BE(at + 12) : 0,
      key: !hasFlags || (run.readUInt32BE(at + 8) & NOT_SYNC) === 0,
    };
  });
}
