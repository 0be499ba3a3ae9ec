import { ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { captionsChanged, cueTold, type Cue, type CueSource, type HeardWords } from '../../contract';
import type { CaptionDeps } from './caption-deps';
import { cleanText, directionOf } from './cue.rules';

type Deps = Pick<CaptionDeps, 'database' | 'ids' | 'outbox' | 'tracks' | 'cues'>;

/** Where words belong, and what wrote them. */
export type WordsPlace = {
  readonly room: string;
  readonly station: string;
  readonly broadcast: string;
  readonly track: string;
  readonly source: CueSource;
  /** The name of the machine. */
  readonly by: string;
};

/**
 * Takes in what a machine wrote. The same words told twice are one cue; told again better they are corrected, unless a person has had a hand in them:
 * then what the person wrote stands.
 */
export async function hearWords(
  deps: Deps,
  place: WordsPlace,
  words: HeardWords,
): Promise<Result<'new' | 'better' | 'known', never>> {
  const text = cleanText(words.text);
  if (text === '' || words.end <= words.start) return ok('known');
  return deps.database.transaction(async (tx) => {
    const { room, station, broadcast, track, source, by } = place;
    const isDecoded = source === 'embedded';
    const cue = { id: deps.ids.next(), broadcast, track, source, text, start: words.start, end: words.end };
    const about = { station, machine: !isDecoded, author: by, authorId: null, outerId: words.outerId };
    const kept = await deps.cues.insert(tx, { ...cue, ...about });
    if (!kept) return ok('known');
    if (kept.isNew) {
      await tell(deps, tx, { room, station, cue: kept.cue });
      return ok('new');
    }
    const known = await deps.cues.holdOuter(tx, { broadcast, track }, words.outerId);
    if (!known || known.removed || (!known.machine && !isDecoded) || isSame(known, { ...words, text }))
      return ok('known');
    if (isDecoded && known.version > 1) return ok('known');
    const better = { text, start: words.start, end: words.end, by: { name: by, id: null } };
    await tell(deps, tx, { room, station, cue: await deps.cues.change(tx, known, better) });
    return ok('better');
  });
}

const isSame = (a: Pick<Cue, 'text' | 'start' | 'end'>, b: Pick<Cue, 'text' | 'start' | 'end'>): boolean =>
  a.text === b.text && a.start === b.start && a.end === b.end;

type Told = { readonly room: string; readonly station: string; readonly cue: Cue };

const tell = ({ outbox }: Deps, tx: Tx, { room, station, cue }: Told): Promise<void> =>
  outbox.append(tx, cueTold({ station, roomId: room, cue }));

/** The track into which what the encoder sends along goes; the first words make it. Where people write that language already, theirs stand. */
export async function embeddedTrack(
  deps: Deps,
  { room, language }: { readonly room: string; readonly language: string },
): Promise<{ readonly track: string; readonly station: string } | undefined> {
  return deps.database.transaction(async (tx) => {
    const found = await tx('streaming_room')
      .where({ id: room })
      .forUpdate()
      .first<{ station: string } | undefined>('station');
    if (!found) return undefined;
    const { station } = found;
    const tracks = await deps.tracks.list(tx, room);
    const there = tracks.find((one) => one.language === language);
    if (there) return there.kind === 'embedded' ? { track: there.id, station } : undefined;
    const id = deps.ids.next();
    const place = Math.max(-1, ...tracks.map((one) => one.place)) + 1;
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    const track = { id, room, station, language, name, direction: directionOf(language), place } as const;
    await deps.tracks.insert(tx, { ...track, kind: 'embedded', driver: null, from: null });
    await deps.outbox.append(tx, captionsChanged({ station, roomId: room, what: 'tracks' }));
    return { track: id, station };
  });
}
