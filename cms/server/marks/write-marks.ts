import { marksChanged, type Mark, type MarkAnchor, type MarkEvent, type StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Case } from '../review/case-store';
import type { Revision, Which } from '../revisions/revision-store';
import { findQuote, moveAnchor } from './move-anchor';
import { markMachine } from './mark.machine';
import type { NewMark } from './mark-store';
import type { MarkRefusal, MarksDeps } from './marks-deps';
import { standpoint, viewMark } from './view-marks';

type Words = { readonly text: string; readonly mentions: readonly string[] };
type Told = Result<Mark, MarkRefusal>;

/** Says something about certain words (批注), as they stood in the revision that was read. */
export async function addMark(
  deps: MarksDeps,
  actor: StaffActor,
  wanted: Which & Words & Pick<NewMark, 'anchor' | 'severity' | 'reason'> & { readonly revision: number },
): Promise<Told> {
  return onManuscript(deps, { actor, which: wanted }, async (tx, kept) => {
    const last = await deps.revisions.last(tx, wanted);
    const read = await deps.revisions.byNumber(tx, wanted, wanted.revision);
    const anchor = last && read && placed(wanted.anchor, read, last);
    if (!anchor) return err('MARKS.NOT_THERE');
    const { documentId, locale, severity, reason, text } = wanted;
    const mark = await deps.marks.insert(tx, {
      ...{ id: deps.ids.next(), station: kept.station, documentId, locale, severity, reason, text, anchor },
      ...{ madeOn: wanted.revision, person: actor.id, name: actor.name },
    });
    const facts = { locale, mark: mark.id, severity, reason };
    deps.ledger.append(tx, { actor, action: 'mark.added', subject: documentId, version: kept.hash, facts });
    await deps.call(tx, { people: wanted.mentions, by: actor, text, about: kept });
    await tell(deps, tx, kept);
    return ok(await viewMark(deps, tx, { actor, kept, mark }));
  });
}

/** The words must have stood where they were selected; an edit since then moves the remark along. */
function placed(asked: MarkAnchor, read: Revision, last: Revision): MarkAnchor | undefined {
  if (asked.quote === '') return { ...asked, block: 0, from: 0, to: 0, before: '', after: '' };
  const there = findQuote(asked, read.content);
  return there && (read.hash === last.hash ? there : moveAnchor(there, read.content, last.content));
}

/** Answers in the thread of a remark. */
export async function replyToMark(
  deps: MarksDeps,
  actor: StaffActor,
  { id, text, mentions, ...which }: Which & Words & { readonly id: string },
): Promise<Told> {
  return onManuscript(deps, { actor, which }, async (tx, kept) => {
    const mark = await deps.marks.forUpdate(tx, which, id);
    if (!mark) return err('HEARTH.NOT_FOUND');
    const { station } = kept;
    await deps.marks.reply(tx, { id: deps.ids.next(), mark: id, station, person: actor.id, name: actor.name, text });
    const people = [...new Set([...mentions, mark.person])].filter((person) => person !== actor.id);
    await deps.call(tx, { people, by: actor, text, about: kept });
    await tell(deps, tx, kept);
    return ok(await viewMark(deps, tx, { actor, kept, mark }));
  });
}

/** Settles a remark (已改), excuses it with a reason (免改), or opens it again. */
export async function moveMark(
  deps: MarksDeps,
  actor: StaffActor,
  {
    id,
    event,
    version,
    why,
    ...which
  }: Which & {
    readonly id: string;
    readonly event: MarkEvent;
    readonly version: number;
    readonly why?: string | undefined;
  },
): Promise<Told> {
  return onManuscript(deps, { actor, which }, async (tx, kept) => {
    const mark = await deps.marks.forUpdate(tx, which, id);
    if (!mark) return err('HEARTH.NOT_FOUND');
    if (mark.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = markMachine.next(mark.state, event, (await standpoint(deps, tx, { actor, kept }))(mark));
    if (!next.ok) return next;
    if (event === 'waive' && !why) return err('MARKS.REASON_MISSING');
    const by = event === 'reopen' ? null : { id: actor.id, name: actor.name };
    const moved = await deps.marks.move(tx, mark, { state: next.value.state, by, why: why ?? null });
    if (!moved) return err('HEARTH.CHANGED_MEANWHILE');
    const { documentId: subject, locale } = which;
    deps.ledger.append(tx, {
      actor,
      action: `mark.${event}`,
      subject,
      version: kept.hash,
      facts: { locale, mark: id, why: why ?? null },
    });
    await tell(deps, tx, kept);
    return ok(await viewMark(deps, tx, { actor, kept, mark: moved }));
  });
}

type Work = (tx: Tx, kept: Case) => Promise<Told>;

async function onManuscript(
  deps: MarksDeps,
  ...[{ actor, which }, work]: [{ readonly actor: StaffActor; readonly which: Which }, Work]
): Promise<Told> {
  return deps.database.transaction(async (tx): Promise<Told> => {
    // The same order as a save takes: an edit moves remarks, so neither misses the other.
    await deps.revisions.takeTurn(tx, which.documentId);
    const kept = await deps.cases.now(tx, which);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    return work(tx, kept);
  });
}

async function tell(
  { outbox }: Pick<MarksDeps, 'outbox'>,
  tx: Tx,
  { station, documentId, locale }: Case,
): Promise<void> {
  await outbox.append(tx, marksChanged({ station, documentId, locale }));
}
