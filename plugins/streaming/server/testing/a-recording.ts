import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import type { Made } from '../../engine/packager/made';
import { begin, partMaker, pause, take } from '../../engine/packager/part-maker';
import { madeBefore, openFolder } from '../../engine/packager/session-folder';
import { apply } from '../../engine/wire/session-state.rules';
import { filmLength } from '../../engine/testing/media-feeder';

/** Writes a recording as the packager does, out of a film that is played over and over, as fast as the disk takes it. */
export async function aRecording(
  folder: string,
  { film, seconds, session }: { readonly film: readonly FlvTag[]; readonly seconds: number; readonly session: string },
): Promise<void> {
  const kept = await openFolder(folder, session);
  const made: Made[] = [];
  const now = { at: Date.now() - seconds * 1_000 };
  const settings = { partSeconds: 0.5, segmentSeconds: 2, now: () => now.at, emit: (one: Made) => void made.push(one) };
  const maker = partMaker(settings, madeBefore(kept));
  const flush = async (): Promise<void> => {
    for (const one of made.splice(0)) apply(kept.state, await kept.keep(one, true));
  };
  begin(maker, { name: 'film', slate: false });
  const length = filmLength(film);
  const frames = film.filter(({ payload }) => payload[1] !== 0);
  for (const setup of film.filter(({ payload }) => payload[1] === 0)) take(maker, { ...setup, time: 0 });
  for (let from = 0; from < seconds * 1_000; from += length) {
    for (const frame of frames) {
      if (from + frame.time >= seconds * 1_000) break;
      now.at += 10;
      take(maker, { ...frame, time: from + frame.time });
    }
    await flush();
  }
  pause(maker);
  await flush();
  await kept.append({ k: 'end', at: now.at });
  await kept.close();
}
