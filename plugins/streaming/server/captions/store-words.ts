import { createHash } from 'node:crypto';
import { err, ok } from '@hearth/cms/kernel';
import { captionsChanged, type Answered } from '../../contract';
import type { CaptionDeps } from './caption-deps';
import { directionOf, spelledTag } from './cue.rules';
import { wholeFilm } from './cue-files';
import { momentOf } from './cut-cues.rules';
import { sessionOf } from '../recordings/recording-ref';
import { readVtt } from './read-cues.rules';

/** Words for a recording, as WebVTT by its clock. */
export type WordsFile = { readonly language: string; readonly name: string; readonly vtt: string };

/** Puts words to a recording of our own. The same words put twice are there once; others of the same language make room. */
export async function storeWords(deps: CaptionDeps, recording: string, file: WordsFile): Answered<void> {
  const broadcast = sessionOf(recording);
  const language = spelledTag(file.language);
  const read = readVtt(file.vtt);
  if (language === undefined) return err('STREAMING.PROVIDER_REFUSED', { why: file.language });
  if (!read.ok)
    return err('STREAMING.PROVIDER_REFUSED', { why: `${read.error.details.line}: ${read.error.details.text}` });
  const hash = createHash('sha256').update(file.vtt).digest('hex').slice(0, 32);
  const by = { name: file.name, id: null };
  const at = await deps.cues.whereIs(deps.database.read, broadcast);
  if (!at) return err('STREAMING.PROVIDER_GONE');
  const { room, station, beganAt } = at;
  const film = (await deps.film(room, broadcast)) ?? wholeFilm({ beganAt });
  await deps.database.transaction(async (tx) => {
    await deps.tracks.holdRoom(tx, room);
    const tracks = await deps.tracks.list(tx, room);
    const known = tracks.find((one) => one.language === language);
    const track = known?.id ?? deps.ids.next();
    const place = Math.max(-1, ...tracks.map((one) => one.place)) + 1;
    const words = { id: track, room, station, language, name: file.name, direction: directionOf(language), place };
    if (!known) await deps.tracks.insert(tx, { ...words, kind: 'typed', driver: null, from: null });
    for (const cue of await deps.cues.ofTrack(tx, broadcast, track)) {
      const outer = await deps.cues.outerOf(tx, cue.id);
      if (outer?.startsWith('vtt:') === true && !outer.startsWith(`vtt:${hash}:`))
        await deps.cues.change(tx, cue, { removed: true, by });
    }
    for (const [number, { start, end, text }] of read.value.entries()) {
      const from = momentOf(film, start);
      const times = { start: from, end: from + end - start };
      const about = { station, author: file.name, authorId: null, outerId: `vtt:${hash}:${number}`, machine: false };
      await deps.cues.insert(tx, {
        id: deps.ids.next(),
        broadcast,
        track,
        text,
        ...times,
        ...about,
        source: 'imported',
      });
    }
    await deps.outbox.append(tx, captionsChanged({ station, roomId: room, what: 'cues' }));
  });
  return ok();
}
