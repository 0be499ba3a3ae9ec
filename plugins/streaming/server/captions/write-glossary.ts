import { parse } from 'csv-parse/sync';
import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, spreadsheet, type Result } from '@hearth/cms/kernel';
import type { Pieces, Tx } from '@hearth/cms/platform';
import { captionsChanged, type GlossaryTerm } from '../../contract';
import type { CaptionDeps, CaptionRefusal } from './caption-deps';
import { readTable, tableOf, type TermWords } from './glossary.rules';

const MOST = 2_000;

type Answer<T> = Promise<Result<T, CaptionRefusal>>;
type In = { readonly room: string };

/** Puts a word in. */
export const addTerm = (
  deps: CaptionDeps,
  actor: StaffActor,
  { room, ...words }: TermWords & In,
): Answer<GlossaryTerm> =>
  inRoom({ deps, actor, roomId: room }, async (tx, station) => {
    const id = deps.ids.next();
    await deps.tracks.holdRoom(tx, room);
    if ((await deps.glossary.count(tx, room)) >= MOST) return err('STREAMING.GLOSSARY_FULL', { most: MOST });
    if (!(await deps.glossary.insert(tx, { id, room, station }, words)))
      return err('STREAMING.TERM_THERE', { term: words.term });
    return ok({ id, ...words, version: 1 });
  });

type Which = In & { readonly id: string };

/** Changes a word. */
export const changeTerm = (
  deps: CaptionDeps,
  actor: StaffActor,
  { room, id, version, ...words }: TermWords & Which & { readonly version: number },
): Answer<GlossaryTerm> =>
  inRoom({ deps, actor, roomId: room }, async (tx) => {
    const term = await deps.glossary.hold(tx, room, id);
    if (!term) return err('STREAMING.TERM_NOT_FOUND');
    if (term.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (await deps.glossary.isTaken(tx, room, { id, term: words.term }))
      return err('STREAMING.TERM_THERE', { term: words.term });
    await deps.glossary.change(tx, term, words);
    return ok({ id, ...words, version: version + 1 });
  });

/** Takes a word out. */
export const removeTerm = (deps: CaptionDeps, actor: StaffActor, { room, id }: Which): Answer<null> =>
  inRoom({ deps, actor, roomId: room }, async (tx) =>
    (await deps.glossary.remove(tx, room, id)) ? ok(null) : err('STREAMING.TERM_NOT_FOUND'),
  );

/** Reads a table in: all of it or nothing. */
export async function importGlossary(
  deps: CaptionDeps,
  actor: StaffActor,
  { room, csv }: In & { readonly csv: string },
): Answer<{ added: number; changed: number }> {
  const read = readTable(csv, rowsOf);
  if (!read.ok) return read;
  return inRoom({ deps, actor, roomId: room }, async (tx, station) => {
    await deps.tracks.holdRoom(tx, room);
    const there = new Map((await deps.glossary.list(tx, room)).map((term) => [term.term, term]));
    const fresh = read.value.filter(({ term }) => !there.has(term));
    if (there.size + fresh.length > MOST) return err('STREAMING.GLOSSARY_FULL', { most: MOST });
    for (const words of read.value) {
      const known = there.get(words.term);
      if (known) await deps.glossary.change(tx, known, words);
      else await deps.glossary.insert(tx, { id: deps.ids.next(), room, station }, words);
    }
    return ok({ added: fresh.length, changed: read.value.length - fresh.length });
  });
}

/** Each row with the line on which it begins; throws on what is no table, with its line. */
const rowsOf = (csv: string): readonly { readonly line: number; readonly cells: readonly string[] }[] =>
  // With `info`, the parser gives each record beside where it stood.
  (
    parse(csv, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly {
      readonly info: { readonly lines: number };
      readonly record: readonly string[];
    }[]
  ).map(({ info, record }) => ({ line: info.lines, cells: record }));

/** The glossary as a table. */
export async function exportGlossary(
  deps: CaptionDeps,
  actor: StaffActor,
  room: string,
): Answer<{ name: string; pieces: Pieces }> {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  const { heads, rows } = tableOf(await deps.glossary.list(deps.database.read, room));
  let isTaken = false;
  const taken = {
    next: async () => {
      const all = isTaken ? [] : rows;
      isTaken = true;
      return all;
    },
    close: async () => undefined,
  };
  return ok({ name: `glossary-${room}.csv`, pieces: spreadsheet(taken, heads, (row) => row) });
}

type Around = { readonly deps: CaptionDeps; readonly actor: StaffActor; readonly roomId: string };

async function inRoom<T>({ deps, actor, roomId }: Around, work: (tx: Tx, station: string) => Answer<T>): Answer<T> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const done = await work(tx, room.station);
    if (done.ok) await deps.outbox.append(tx, captionsChanged({ station: room.station, roomId, what: 'glossary' }));
    return done;
  });
}
