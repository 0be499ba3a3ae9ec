import { lockMoved, type StaffActor, type WritingDesk } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Case } from '../review/case-store';
import type { Which } from '../revisions/revision-store';
import type { Lock, Seat } from './lock-store';
import { mayWrite } from './may-write.rules';
import type { WritingDeps, WritingRefusal } from './writing-deps';
import { sealedMeanwhile, takenOver } from './writing-notices';

/** An open page of somebody. */
export type Page = Which & { readonly session: string };

type Told = Result<WritingDesk, WritingRefusal>;

/** Says that a page is open (心跳). While somebody types there, it takes or keeps the manuscript, unless another person holds it. */
export async function beat(
  deps: WritingDeps,
  actor: StaffActor,
  page: Page & { readonly typing: boolean },
): Promise<Told> {
  return atDesk(deps, actor, { page }, async (tx, kept) => {
    const seat = seatOf(actor, page, kept);
    await deps.locks.sitDown(tx, seat);
    const held = await deps.locks.of(tx, page);
    if (kept.state === 'sealed') {
      await preempt(deps, tx, page);
      return ok();
    }
    if (!wantsHold(held, seat, page.typing) || !(await writes(deps, tx, { actor, kept }))) return ok();
    const lock = await deps.locks.hold(tx, seat);
    if (lock && !held) await tell(deps, tx, { lock, from: null });
    return ok();
  });
}

/** Typing takes what is free; a page that holds a manuscript keeps it also while its writer thinks. */
function wantsHold(held: Lock | undefined, seat: Seat, typing: boolean): boolean {
  if (!held) return typing;
  return held.person === seat.person && (typing || held.session === seat.session);
}

/** Takes a manuscript out of somebody's hands (接手): by name, in the ledger, and whoever held it hears of it at once. */
export async function takeOver(
  deps: WritingDeps,
  actor: StaffActor,
  page: Page & { readonly version: number },
): Promise<Told> {
  return atDesk(deps, actor, { page }, async (tx, kept) => {
    if (kept.state === 'sealed') return err('WRITING.SEALED');
    if (!(await writes(deps, tx, { actor, kept }))) return err('WRITING.NOT_YOURS');
    const before = await deps.locks.of(tx, page);
    const seat = seatOf(actor, page, kept);
    const lock = before ? await deps.locks.take(tx, seat, page) : await deps.locks.hold(tx, seat);
    if (!lock) return err('HEARTH.CHANGED_MEANWHILE');
    await deps.locks.sitDown(tx, seat);
    const from = before && before.person !== actor.id ? before.person : null;
    if (from) {
      const { documentId: subject, locale } = page;
      deps.ledger.append(tx, { actor, action: 'manuscript.taken-over', subject, facts: { locale, from } });
      const facts = { title: kept.title, by: actor.name };
      await deps.notices.notify(tx, { kind: takenOver, to: { person: from }, ...about(kept), facts });
    }
    await tell(deps, tx, { lock, from });
    return ok();
  });
}

/** Closes a page: nobody waits for a lease to end. */
export async function leave(deps: WritingDeps, actor: StaffActor, page: Page): Promise<Result<null, WritingRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<null, WritingRefusal>> => {
    const kept = await deps.cases.now(tx, page);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    await deps.locks.standUp(tx, page, page.session);
    const held = await deps.locks.of(tx, page);
    if (held?.person === actor.id && held.session === page.session) await free(deps, tx, { lock: held });
    return ok(null);
  });
}

/** Ends whoever's hold, and tells them: what was sealed is nobody's to write. */
export async function preempt(
  deps: Pick<WritingDeps, 'locks' | 'outbox' | 'cases' | 'notices'>,
  tx: Tx,
  which: Which,
): Promise<void> {
  const held = await deps.locks.of(tx, which);
  const kept = held && (await deps.cases.now(tx, which));
  if (!kept || !(await free(deps, tx, { lock: held }))) return;
  const facts = { title: kept.title };
  await deps.notices.notify(tx, { kind: sealedMeanwhile, to: { person: held.person }, ...about(kept), facts });
}

/** What a notice about a manuscript is about, and where it leads. */
function about({ id, station, documentId, locale }: Case) {
  const form = `/content-manager/collection-types/plugin::cms.manuscript/${documentId}`;
  return { station, subject: id, link: `${form}?plugins[i18n][locale]=${locale}` };
}

async function free(
  deps: Pick<WritingDeps, 'locks' | 'outbox'>,
  tx: Tx,
  { lock }: { readonly lock: Lock },
): Promise<boolean> {
  if (!(await deps.locks.free(tx, lock))) return false;
  const { station, documentId, locale, person: from } = lock;
  await deps.outbox.append(tx, lockMoved({ station, documentId, locale, person: null, from }));
  return true;
}

async function tell(
  { outbox }: Pick<WritingDeps, 'outbox'>,
  tx: Tx,
  { lock, from }: { readonly lock: Lock; readonly from: string | null },
): Promise<void> {
  const { station, documentId, locale, person } = lock;
  await outbox.append(tx, lockMoved({ station, documentId, locale, person, from }));
}

/** Whether somebody may change this manuscript at all. */
export async function writes(
  { cases }: Pick<WritingDeps, 'cases'>,
  read: Parameters<WritingDeps['cases']['authors']>[0],
  { actor, kept }: { readonly actor: StaffActor; readonly kept: Case },
): Promise<boolean> {
  return mayWrite(actor.roles, kept.author === actor.id || (await cases.authors(read, kept.id)).has(actor.id));
}

function seatOf(actor: StaffActor, { documentId, locale, session }: Page, { station }: Case): Seat {
  return { documentId, locale, session, station, person: actor.id };
}

type Work = (tx: Tx, kept: Case) => Promise<Result<void, WritingRefusal>>;

async function atDesk(
  deps: WritingDeps,
  actor: StaffActor,
  ...[{ page }, work]: [{ readonly page: Page }, Work]
): Promise<Told> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, WritingRefusal>> => {
    const kept = await deps.cases.now(tx, page);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    return work(tx, kept);
  });
  return done.ok ? viewDesk(deps, actor, page) : done;
}

/** A manuscript as somebody sees it who has it open. */
async function viewDesk(deps: WritingDeps, actor: StaffActor, page: Page): Promise<Told> {
  const { read } = deps.database;
  const [kept, lock, last] = await Promise.all([
    deps.cases.now(read, page),
    deps.locks.of(read, page),
    deps.revisions.last(read, page),
  ]);
  if (!kept || !last) return err('HEARTH.NOT_FOUND');
  const others = (await deps.locks.here(read, page)).filter((person) => person !== actor.id);
  const people = await deps.people.byIds([
    ...others,
    ...[lock?.person, lock?.takenFrom].filter((one) => typeof one === 'string'),
  ]);
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name['zh-Hans'] ?? '';
  const { documentId, locale } = page;
  const drafts = await deps.drafts.list(read, { person: actor.id, documentId, locale });
  return ok({
    revision: last.n,
    savedBy: last.authorName,
    sealed: kept.state === 'sealed',
    lock: lock ? shownLock(lock, nameOf, lock.person === actor.id && lock.session === page.session) : null,
    here: others.map((person) => ({ person, name: nameOf(person) })),
    mayWrite: kept.state !== 'sealed' && (await writes(deps, read, { actor, kept })),
    drafts: drafts.map(({ kind, base, at, session }) => ({
      ...{ kind, base, at: at.toISOString() },
      here: kind === 'autosave' && session === page.session,
    })),
  });
}

function shownLock(lock: Lock, nameOf: (id: string) => string, mine: boolean): NonNullable<WritingDesk['lock']> {
  const { person, until, since, takenFrom, version } = lock;
  return {
    ...{ person, mine, version },
    name: nameOf(person),
    until: until.toISOString(),
    since: since.toISOString(),
    takenFrom: takenFrom === null ? null : nameOf(takenFrom),
  };
}
