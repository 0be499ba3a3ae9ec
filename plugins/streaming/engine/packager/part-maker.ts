import { readAudio, readVideo, type AacConfig, type AvcConfig, type FlvBody } from '../flv/flv-body.rules';
import { initSegment, VIDEO_SCALE, type Setup } from '../fmp4/init-segment.rules';
import { addAudio, addVideo, finishAll, type Making, type Numbering, type OpenEpoch, type Sample } from './epoch-maker';
import type { MakingSettings } from './made';

/** An epoch as the maker remembers it: an encoder that comes back with the same head goes on in it. */
export type KnownEpoch = {
  readonly number: number;
  readonly init: Buffer;
  readonly slate: boolean;
  reached: { readonly video: number; readonly audio: number };
};

/** What was made before, by this process or by one that died. */
export type MadeBefore = {
  readonly epochs: KnownEpoch[];
  readonly numbering: Numbering;
  /** The encoder whose times the newest epoch goes by. */
  readonly clock: { readonly epoch: number; readonly source: string; readonly offset: number } | undefined;
};

/** Who sends now. */
export type Source = { readonly name: string; readonly slate: boolean };

/** Audio or video as it came from the encoder. */
export type Incoming = { readonly kind: 'video' | 'audio'; readonly time: number; readonly payload: Buffer };

/** Makes parts of frames. Plain state with functions around it, so that a crash can be put back to where it was. */
export type PartMaker = {
  readonly settings: MakingSettings;
  readonly epochs: KnownEpoch[];
  readonly numbering: Numbering;
  clock: MadeBefore['clock'];
  source: Source | undefined;
  setup: Setup;
  /** Frames that wait until it is known what the epoch carries. */
  held: (Sample & { readonly kind: Incoming['kind'] })[];
  open: OpenEpoch | undefined;
};

/** How long a picture waits for its sound to be announced, and the other way round. */
const PATIENCE = 500;
/** A key frame this much after what was made last goes on without a new segment: nothing is missing in between. */
const SEAMLESS = 200;

/** A maker that goes on after what was made before. */
export function partMaker(settings: MakingSettings, before: MadeBefore): PartMaker {
  return { settings, ...before, source: undefined, setup: {}, held: [], open: undefined };
}

/** Somebody begins to send, or is joined again: then what comes was had in part. */
export function begin(maker: PartMaker, source: Source): void {
  if (maker.open && maker.source?.name === source.name) {
    maker.open.again = { video: true, sound: true };
    return;
  }
  closeEpoch(maker);
  Object.assign(maker, { source, setup: {}, held: [] });
}

/** Nobody sends: what there is is finished, and the segment closed. */
export function pause(maker: PartMaker): void {
  closeEpoch(maker);
  closeSegment(maker);
  Object.assign(maker, { source: undefined, setup: {}, held: [] });
}

function closeSegment({ numbering, settings }: PartMaker): void {
  if (numbering.part === 0) return;
  settings.emit({ is: 'line', line: { k: 'close', segment: numbering.segment } });
  Object.assign(numbering, { part: 0, seconds: 0, segment: numbering.segment + 1 });
}

/** Takes in a frame; says why it is of no use, where it is not. */
export function take(maker: PartMaker, { kind, time, payload }: Incoming): 'codec' | 'broken' | undefined {
  const body: FlvBody<AvcConfig | AacConfig> = kind === 'video' ? readVideo(payload) : readAudio(payload);
  if (body.is === 'refused') return 'codec';
  if (body.is === 'broken') return 'broken';
  if (body.is === 'config') changeSetup(maker, kind, body.config);
  if (body.is === 'frame' && body.data.length > 0) {
    const { data, composition, isKey: key } = body;
    addSample(maker, kind, { data, composition, key, time });
  }
  return undefined;
}

function changeSetup(maker: PartMaker, kind: Incoming['kind'], setup: AvcConfig | AacConfig): void {
  const changed: Setup = { ...maker.setup, [kind]: setup };
  const isSame = initSegment(changed).equals(initSegment(maker.setup));
  maker.setup = changed;
  if (isSame) return;
  closeEpoch(maker);
  maker.held = [];
}

function closeEpoch(maker: PartMaker): void {
  const making = makingOf(maker);
  if (making) {
    finishAll(making);
    const known = maker.epochs.find(({ number }) => number === making.open.number);
    if (known) known.reached = { video: making.open.video, audio: making.open.audio };
  }
  maker.open = undefined;
}

function addSample(maker: PartMaker, kind: Incoming['kind'], sample: Sample): void {
  const making = makingOf(maker);
  if (!making) {
    hold(maker, kind, sample);
    return;
  }
  add(making, kind, sample);
  // The encoder's clock has jumped: whoever goes on after a crash has to know it.
  const { number, timeline } = making.open;
  if (timeline.offset !== maker.clock?.offset) tellClock(maker, number, timeline.offset);
}

const add = (making: Making, kind: Incoming['kind'], sample: Sample): void => {
  if (kind === 'video') addVideo(making, sample);
  else addAudio(making, sample);
};

const makingOf = ({ settings, numbering, open }: PartMaker): Making | undefined =>
  open && { ...settings, numbering, open };

/** An epoch begins with a key frame; what came before one is of no use to anybody. */
function hold(maker: PartMaker, kind: Incoming['kind'], sample: Sample): void {
  const { setup, held } = maker;
  const first = held[0]?.time;
  const mayBeFirst = !setup.video || (kind === 'video' && sample.key);
  if (!setup[kind] || (first === undefined && !mayBeFirst)) return;
  held.push({ ...sample, kind });
  if (isComplete(setup) || isOverdue(sample.time - (first ?? sample.time))) openEpoch(maker);
}

const isComplete = ({ video, audio }: Setup): boolean => video !== undefined && audio !== undefined;
/** A clock that ran backwards while we waited is not waited for. */
const isOverdue = (waited: number): boolean => waited >= PATIENCE || waited < 0;

function openEpoch(maker: PartMaker): void {
  const { setup, held, source } = maker;
  const first = held[0];
  // Without sound held back first the picture leads; `hold` let nothing else be first.
  if (!first || !source) return;
  const known = knownEpoch(maker, source);
  const start = startOf(setup, known);
  const resumed = resumedOffset(maker, { epoch: known.number, first: first.time, start });
  const offset = resumed ?? start - first.time;
  maker.open = {
    ...{ number: known.number, hasVideo: setup.video !== undefined, rate: setup.audio?.rate },
    timeline: { offset, newest: first.time + offset },
    arrival: { least: Number.POSITIVE_INFINITY },
    ...{
      pending: undefined,
      pictures: [],
      sounds: [],
      typical: VIDEO_SCALE / 30,
      again: { video: resumed !== undefined, sound: resumed !== undefined },
    },
    ...(resumed === undefined ? together(setup, start) : known.reached),
  };
  if (resumed === undefined) {
    closeSegment(maker);
    tellClock(maker, known.number, offset);
  }
  maker.held = [];
  const making = makingOf(maker);
  for (const sample of held) if (making) add(making, sample.kind, sample);
}

/** Where the epoch has come to, in milliseconds. */
function startOf({ audio }: Setup, { reached }: KnownEpoch): number {
  return Math.ceil(Math.max(reached.video / (VIDEO_SCALE / 1_000), audio ? (reached.audio / audio.rate) * 1_000 : 0));
}

/** Picture and sound begin again at the same moment. */
const together = ({ audio }: Setup, start: number): { video: number; audio: number } => ({
  video: start * (VIDEO_SCALE / 1_000),
  audio: audio ? Math.round((start / 1_000) * audio.rate) : 0,
});

/** The same encoder as before a crash, and nothing of it was missed: its times stay where they were. */
function resumedOffset(
  { clock, source }: PartMaker,
  { epoch, first, start }: { epoch: number; first: number; start: number },
): number | undefined {
  if (clock?.epoch !== epoch || clock.source !== source?.name) return undefined;
  const ahead = first + clock.offset - start;
  return ahead < SEAMLESS && ahead > -60_000 ? clock.offset : undefined;
}

function tellClock(maker: PartMaker, epoch: number, offset: number): void {
  maker.clock = { epoch, source: maker.source?.name ?? '', offset };
  maker.settings.emit({ is: 'line', line: { k: 'clock', ...maker.clock } });
}

function knownEpoch({ epochs, setup, settings }: PartMaker, { slate }: Source): KnownEpoch {
  const init = initSegment(setup);
  const known = epochs.find((epoch) => epoch.slate === slate && epoch.init.equals(init));
  if (known) return known;
  const { video, audio } = setup;
  const made: KnownEpoch = { number: epochs.length, init, slate, reached: { video: 0, audio: 0 } };
  epochs.push(made);
  settings.emit({
    is: 'epoch',
    init,
    line: {
      ...{ k: 'epoch', epoch: made.number, init: init.length, slate },
      codecs: [...(video ? [video.codec] : []), ...(audio ? [audio.codec] : [])],
      ...(video ? { width: video.width, height: video.height } : {}),
    },
  });
  return made;
}
