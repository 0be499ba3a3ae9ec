import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startFfmpeg } from '../ffmpeg/run-ffmpeg';
import { tagsIn } from '../flv/flv-stream';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import type { Epoch } from '../wire/session-state.rules';
import type { Content } from './content.rules';
import { joining, type Joined } from './joining.rules';
import { plainFilm } from './plain-film';
import { CUT, readCut, settled, writeCut, type Cut, type Piece } from './write-cut';
import { writeFilm } from './write-film';

/** How a cut at the very frame is made, and who follows it. */
export type PreciseWorks = {
  readonly ffmpeg: string;
  /** Reads what a folder holds. */
  readonly contentIn: (folder: string) => Promise<Content | undefined>;
  readonly session: string;
  readonly at: number;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
};

/** Why a cut came to nothing: ffmpeg's last words, or that there was no picture. */
export type NoCut = { readonly why: 'empty' | 'sound-only' | 'ffmpeg' | 'stopped'; readonly words: string };

/**
 * Cuts at the very frame, and joins pieces of any parameters to one film, by encoding anew. The pieces are copied first, so that their recordings may
 * go meanwhile; what comes out is written as the packager writes a broadcast.
 */
export async function preciseCut(place: string, pieces: readonly Piece[], works: PreciseWorks): Promise<Cut | NoCut> {
  const before = await readCut(place);
  if (before) return before;
  const making = `${place}.making-${randomUUID()}`;
  const working = join(making, 'work');
  await mkdir(working, { recursive: true, mode: 0o750 });
  try {
    const inputs: Joined[] = [];
    for (const [index, piece] of pieces.entries())
      inputs.push(...(await films(join(working, String(index)), piece, works)));
    if (inputs.length === 0) return { why: 'empty', words: '' };
    if (inputs.some(({ width }) => width === undefined)) return { why: 'sound-only', words: '' };
    const done = await encode(making, inputs, works);
    if (done) return done;
    await rm(working, { recursive: true });
    const content = await works.contentIn(making);
    if (!content || content.seconds === 0) return { why: 'empty', words: '' };
    const cut: Cut = { seconds: content.seconds, bytes: content.bytes, lead: 0, edits: [] };
    await writeFile(join(making, CUT), JSON.stringify(cut), { mode: 0o640 });
    return await settled(making, place, cut);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** The films of a piece, one for each of its parameters. */
async function films(folder: string, piece: Piece, { contentIn }: PreciseWorks): Promise<Joined[]> {
  const cut = await writeCut(folder, [piece]);
  const content = cut && (await contentIn(folder));
  if (!content) return [];
  const made: Joined[] = [];
  for (const epoch of content.epochs.values()) {
    const film = await plainFilm({ folder, content, epoch: epoch.epoch, edits: cut.edits });
    if (!film) continue;
    const path = join(folder, `film-${epoch.epoch}.mp4`);
    const to = createWriteStream(path, { mode: 0o640 });
    to.write(film.head);
    await pipeline(createReadStream(film.path, { start: film.start, end: film.start + film.length - 1 }), to);
    const seconds = cut.edits.filter((edit) => edit.epoch === epoch.epoch).reduce((sum, edit) => sum + edit.seconds, 0);
    made.push({ path, seconds, ...looksOf(epoch) });
  }
  return made;
}

const looksOf = ({ width, height, codecs }: Epoch): Pick<Joined, 'width' | 'height' | 'sound'> => ({
  ...{ width, height },
  sound: codecs.some((codec) => codec.startsWith('mp4a')),
});

async function encode(folder: string, inputs: readonly Joined[], works: PreciseWorks): Promise<NoCut | undefined> {
  const whole = inputs.reduce((sum, { seconds }) => sum + seconds, 0);
  const work = startFfmpeg(works.ffmpeg, { args: joining(inputs) });
  const stop = (): void => {
    work.stop();
  };
  works.signal.addEventListener('abort', stop);
  work.input.end();
  try {
    const tags = followed(tagsIn(work.output), (time) => {
      works.onProgress(Math.min(1, time / 1_000 / whole));
    });
    await writeFilm({ folder, session: works.session, at: works.at }, tags);
    const end = await work.ended;
    if (end.is === 'done') return undefined;
    return { why: end.is === 'stopped' ? 'stopped' : 'ffmpeg', words: end.words };
  } finally {
    works.signal.removeEventListener('abort', stop);
    stop();
  }
}

async function* followed(tags: AsyncIterable<FlvTag>, on: (time: number) => void): AsyncIterable<FlvTag> {
  for await (const tag of tags) {
    on(tag.time);
    yield tag;
  }
}
