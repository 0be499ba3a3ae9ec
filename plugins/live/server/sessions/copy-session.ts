import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { liveSessionPlanned, type PlannedSession } from '../../contract';
import type { KeptItem } from '../runsheet/item-store';
import { scriptHashOf } from '../scripts/script-hash';
import { note, type Who } from './note';
import { seeSession } from './see-sessions';
import type { SessionDeps, SessionRefusal } from './session-deps';
import type { KeptSession } from './session-store';

/** How a copy differs from what it is a copy of. */
export type CopyWanted = {
  readonly plannedAt: string;
  readonly language?: string | undefined;
  readonly asRehearsal: boolean;
};

/** Plans the same session once more: on another day, in another language, or as a rehearsal. */
export async function copySession(
  deps: SessionDeps,
  actor: StaffActor,
  { id, ...wanted }: CopyWanted & { readonly id: string },
): Promise<Result<PlannedSession, SessionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<string, SessionRefusal>> => {
    const session = await deps.sessions.find(tx, actor.stations, id);
    if (!session) return err('SESSION.NOT_FOUND');
    if (session.isRehearsal && wanted.asRehearsal) return err('SESSION.REHEARSED_ALREADY');
    return ok(await copied(deps, tx, { actor, session, wanted }));
  });
  return done.ok ? seeSession(deps, actor, done.value) : done;
}

type Copying = { readonly actor: Who; readonly session: KeptSession; readonly wanted: CopyWanted };

/** Makes the copy in the caller's transaction, and answers its number. */
export async function copied(deps: SessionDeps, tx: Tx, { actor, session, wanted }: Copying): Promise<string> {
  const { station, title } = session;
  const { asRehearsal, plannedAt, language = session.language } = wanted;
  const id = deps.ids.next();
  const opening = { owner: { kind: 'session', id }, station, title, language, isClosed: asRehearsal } as const;
  const room = await deps.rooms.open(tx, opening);
  const series = language === session.language ? id : session.series;
  const rehearsalOf = asRehearsal ? session.id : null;
  await deps.sessions.insert(tx, {
    ...session,
    ...{ id, room, series, rehearsalOf, language, plannedAt, madeBy: actor.id },
    // An encoder sends one live at a time; a rehearsal is looked at by the picture of its own live.
    streamingRoom: asRehearsal ? session.streamingRoom : null,
  });
  await copyDuty(deps, tx, { from: session, to: id, by: actor.id });
  await copyLines(deps, tx, { from: session, to: { id, language }, by: actor.id, asRehearsal });
  const facts = { copyOf: session.id, asRehearsal };
  await note(deps, tx, { actor, session: { id, station }, event: 'planned', words: title, facts });
  if (!asRehearsal) await deps.outbox.append(tx, liveSessionPlanned({ station, session: id }));
  return id;
}

type Duties = { readonly from: KeptSession; readonly to: string; readonly by: string };

async function copyDuty({ duty, ids }: SessionDeps, tx: Tx, { from, to, by }: Duties): Promise<void> {
  for (const { role, person } of await duty.of(tx, from.id)) {
    await duty.name(tx, { id: ids.next(), session: to, station: from.station, role, person, by });
  }
}

type Lines = {
  readonly from: KeptSession;
  readonly to: { readonly id: string; readonly language: string };
  readonly by: string;
  readonly asRehearsal: boolean;
};

async function copyLines(deps: SessionDeps, tx: Tx, lines: Lines): Promise<void> {
  const { ids, items } = deps;
  const { from, to, asRehearsal } = lines;
  const old = await items.of(tx, from.id);
  const numbers = new Map(old.map(({ id }) => [id, ids.next()]));
  for (const [position, line] of old.entries()) {
    const id = numbers.get(line.id) ?? ids.next();
    await items.insert(tx, {
      ...line,
      ...{ id, session: to.id, position, fallback: null },
      ...offerOf(deps, line, asRehearsal),
      // What gives something away stays with the live for which it was funded.
      tools: [],
    });
    await copyScript(deps, tx, { line, to: { id, language: to.language }, lines });
  }
  for (const line of old.filter(({ fallback }) => fallback !== null)) {
    const fallback = numbers.get(line.fallback ?? '') ?? null;
    const kept = await items.find(tx, to.id, numbers.get(line.id) ?? '');
    if (kept) await items.change(tx, kept, { ...kept, fallback });
  }
}

/** In a rehearsal an offer has a number that no shop knows: what is rehearsed cannot be ordered, whoever tries. */
function offerOf({ ids }: SessionDeps, { offer, rehearses }: KeptItem, asRehearsal: boolean) {
  const real = rehearses ?? offer;
  return asRehearsal && real !== null ? { offer: ids.next(), rehearses: real } : { offer: real, rehearses: null };
}

type OneScript = {
  readonly line: KeptItem;
  readonly to: { readonly id: string; readonly language: string };
  readonly lines: Lines;
};

/** The words go along in the same language, to be signed anew; in another one somebody writes them. */
async function copyScript({ scripts, items, ids }: SessionDeps, tx: Tx, { line, to, lines }: OneScript): Promise<void> {
  const { from, by } = lines;
  if (line.script === null || to.language !== from.language) return;
  const sentences = (await scripts.sentencesOf(tx, [line.script])).get(line.script) ?? [];
  const old = (await scripts.ofItems(tx, [line.id])).find(({ id }) => id === line.script);
  const id = ids.next();
  const hash = scriptHashOf({ language: to.language, product: line.product, sentences });
  const words = { seconds: old?.seconds ?? 0, sentences, hash };
  await scripts.insert(tx, { ...words, id, item: to.id, station: from.station, version: 1, by: old?.writer ?? by });
  await items.load(tx, to.id, id);
}
