import { Bug } from '@hearth/cms/kernel';
import { cueTold, type Cue, type GlossaryTerm, type Translator } from '../../contract';
import type { CaptionDeps } from './caption-deps';
import { hearWords } from './hear-words';

/** A cue that is to be had in another language. */
export type Wanted = {
  readonly room: string;
  readonly broadcast: string;
  readonly cue: string;
  readonly track: string;
};

const BEFORE = 3;

/**
 * Translates a cue into a track. It may run twice, and a person may have been faster: what a person wrote stands. Of a cue that was taken back the
 * translation is taken back as well. Throws where the translator could not: it is tried again.
 */
export async function translateCue(deps: CaptionDeps, wanted: Wanted, signal: AbortSignal): Promise<void> {
  const { database } = deps;
  const tracks = await deps.tracks.list(database.read, wanted.room);
  const to = tracks.find(({ id }) => id === wanted.track);
  const from = tracks.find(({ id }) => id === to?.from);
  const translator = deps.ports.translators.find(({ name }) => name === to?.driver);
  if (!to || !from || !translator) return;
  const cues = await deps.cues.all(database.read, wanted.broadcast, from.id);
  const cue = cues.find(({ id }) => id === wanted.cue);
  if (!cue) return;
  const outerId = `of:${cue.id}`;
  if (cue.removed) return takeBack(deps, { ...wanted, outerId, by: translator.name });
  const text = await translator.translate(
    {
      ...said(cues, cue),
      from: from.language,
      to: to.language,
      glossary: known(await deps.glossary.list(database.read, wanted.room), { text: cue.text, to: to.language }),
    },
    signal,
  );
  const station = await deps.cues.stationOf(database.read, cue.id);
  if (station === undefined) throw new Bug(`the cue ${cue.id} has no station`);
  const place = {
    room: wanted.room,
    station,
    broadcast: wanted.broadcast,
    track: to.id,
    source: 'translated',
    by: translator.name,
  } as const;
  await hearWords(deps, place, { outerId, start: cue.start, end: cue.end, text });
}

function said(cues: readonly Cue[], cue: Cue): Pick<Parameters<Translator['translate']>[0], 'text' | 'before'> {
  const before = cues.filter((one) => one.start < cue.start && !one.removed).slice(-BEFORE);
  return { text: cue.text, before: before.map((one) => one.text) };
}

/** The words of the glossary that occur here, as the language writes them. */
export function known(glossary: readonly GlossaryTerm[], { text, to }: { readonly text: string; readonly to: string }) {
  const small = text.toLowerCase();
  return glossary.flatMap(({ term, translations }) => {
    const translation = translations[to];
    return translation !== undefined && small.includes(term.toLowerCase()) ? [{ term, translation }] : [];
  });
}

async function takeBack(
  deps: CaptionDeps,
  { room, broadcast, track, outerId, by }: Wanted & { readonly outerId: string; readonly by: string },
): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const found = await deps.cues.holdOuter(tx, { broadcast, track }, outerId);
    if (!found || found.removed || !found.machine) return;
    const cue = await deps.cues.change(tx, found, { removed: true, by: { name: by, id: null } });
    const station = await deps.cues.stationOf(tx, cue.id);
    if (station !== undefined) await deps.outbox.append(tx, cueTold({ station, roomId: room, cue }));
  });
}
