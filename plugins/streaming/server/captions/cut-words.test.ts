import type { Cue } from '../../contract';
import { wordsOnRecord, type CutOnRecord } from './cut-words';
import { filmOf, type Stretch } from './cut-cues.rules';
import type { WordsOnRecord } from './words-memory';
import { wordsMemory } from './words-memory';

/** A broadcast that began at this moment, in segments of two seconds. */
const filmed = (begin: number, seconds: number): readonly Stretch[] =>
  filmOf(
    Array.from({ length: seconds / 2 }, (_, index) => ({
      ...{ at: begin + index * 2_000, seconds: 2, slate: false, kept: true, whole: true },
    })),
  );

const cue = (broadcast: string, start: number, more: Partial<Cue> = {}): Cue => ({
  ...{ id: `c${start}`, broadcast, track: `${broadcast}-en`, start, end: start + 3_000, text: `at ${start}` },
  ...{ source: 'typed', machine: false, author: '编辑', at: start, version: 1, removed: false, ...more },
});
const spoken = (broadcast: string, cues: readonly Cue[]): WordsOnRecord => ({
  ...{ room: `room-${broadcast}`, delaySeconds: 4, networkMs: 0, cues },
  tracks: [
    {
      ...{ id: `${broadcast}-en`, room: `room-${broadcast}`, language: 'en', name: 'English', direction: 'ltr' },
      ...{ kind: 'typed', driver: null, from: null, place: 0, version: 1 },
    },
  ],
});

const broadcasts = new Map([
  [
    'one',
    spoken('one', [
      cue('one', 101_000),
      cue('one', 103_000),
      cue('one', 109_000),
      cue('one', 104_000, { removed: true }),
    ]),
  ],
  ['two', spoken('two', [cue('two', 900_000)])],
]);
const cuts = new Map<string, CutOnRecord>([
  ['clip', { room: 'r', precise: false, pieces: [{ recording: 'one', start: 2, end: 6 }] }],
  [
    'reel',
    {
      ...{ room: 'r', precise: true },
      pieces: [
        { recording: 'one', start: 8, end: 30 },
        { recording: 'two', start: 0, end: 2 },
      ],
    },
  ],
  ['of-clip', { room: 'r', precise: false, pieces: [{ recording: 'clip', start: 0, end: 2 }] }],
]);
const films = new Map<string, readonly Stretch[]>([
  ['one', filmed(100_000, 12)],
  ['two', filmed(900_000, 10)],
  ['clip', filmed(102_000, 4)],
  ['of-clip', filmed(102_000, 2)],
  ['reel', filmed(5_000_000, 6)],
]);
const deps = {
  database: undefined as never,
  cues: { onRecord: (_: unknown, id: string) => Promise.resolve(broadcasts.get(id)) },
  cuts: { find: (_: unknown, id: string) => Promise.resolve(cuts.get(id)) },
  film: (_: string, id: string) => Promise.resolve(films.get(id)),
};
const read = async (id: string) => {
  const words = await wordsOnRecord(deps, id);
  return words?.cues.map(({ text, track, start, end }) => [text, track, start, end]);
};

it('a clip has the words of its pictures, by the moments at which these were taken', async () => {
  expect(await read('clip')).toEqual([
    ['at 101000', 'one-en', 102_000, 103_000],
    ['at 103000', 'one-en', 103_000, 106_000],
  ]);
  expect((await read('of-clip'))?.map(([text]) => text)).toEqual(['at 101000', 'at 103000']);
});

it('what was encoded anew has them by its own clock, and one track for each language', async () => {
  expect(await read('reel')).toEqual([
    ['at 109000', 'one-en', 5_001_000, 5_004_000],
    ['at 900000', 'one-en', 5_004_000, 5_006_000],
  ]);
  expect((await wordsOnRecord(deps, 'reel'))?.tracks.map(({ id }) => id)).toEqual(['one-en']);
});

it('nothing is known of what is none, and a source that is gone takes no words along', async () => {
  expect(await wordsOnRecord(deps, 'nobody')).toBeUndefined();
  const gone = { ...deps, film: (_: string, id: string) => Promise.resolve(id === 'one' ? undefined : films.get(id)) };
  expect((await wordsOnRecord(gone, 'clip'))?.cues).toHaveLength(2);
});

it('a word that is corrected in the broadcast is corrected in the clip', async () => {
  const memory = wordsMemory({ read: (id) => wordsOnRecord(deps, id) });
  const said = async () => (await memory.of('clip'))?.cues('one-en').map(({ text }) => text);
  expect(await said()).toEqual(['at 101000', 'at 103000']);
  const corrected = cue('one', 103_000, { text: 'corrected', version: 2 });
  broadcasts.set('one', spoken('one', [corrected]));
  memory.heard(corrected);
  // What was known is told until the record has answered.
  await said();
  await new Promise(setImmediate);
  expect(await said()).toEqual(['corrected']);
});
