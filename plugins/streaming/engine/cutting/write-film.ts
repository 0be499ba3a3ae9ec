import type { FlvTag } from '../fmp4/flv-tags.rules';
import type { Made } from '../packager/made';
import { begin, partMaker, pause, take } from '../packager/part-maker';
import { madeBefore, openFolder, type SessionFolder } from '../packager/session-folder';
import { apply } from '../wire/session-state.rules';

/** What a film becomes: the folder of a recording, with its first picture taken at `at`. */
export type FilmFolder = { readonly folder: string; readonly session: string; readonly at: number };

const RHYTHM = { partSeconds: 0.5, segmentSeconds: 2 } as const;

/** Writes a film as the packager writes a broadcast, as fast as it comes. */
export async function writeFilm(
  { folder: path, session, at }: FilmFolder,
  tags: Iterable<FlvTag> | AsyncIterable<FlvTag>,
): Promise<void> {
  const folder = await openFolder(path, session);
  const made: Made[] = [];
  let time = 0;
  // The film's own time is the clock: it was not taken now.
  const settings = { ...RHYTHM, now: () => at + time, emit: (one: Made) => void made.push(one) };
  const maker = partMaker(settings, madeBefore(folder));
  begin(maker, { name: session, slate: false });
  for await (const tag of tags) {
    ({ time } = tag);
    take(maker, tag);
    await keepAll(folder, made);
  }
  pause(maker);
  await keepAll(folder, made);
  await folder.append({ k: 'end', at: at + time });
  await folder.close();
}

async function keepAll(folder: SessionFolder, made: Made[]): Promise<void> {
  for (const one of made.splice(0)) apply(folder.state, await folder.keep(one, true));
}
