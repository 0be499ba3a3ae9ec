import type { Channel, ColumnTarget, EditionPlan, TargetTiming } from '../../contract';
import type { Tx } from '../../platform';
import { asNotice, wayOf } from '../corrections/correction.rules';
import type { Edition } from '../editions/edition-store';
import { makeEdition } from '../editions/make-edition';
import { unfitOf } from '../editions/unfit.rules';
import { filesOf, type Master } from '../editions/master.rules';
import { readMaster } from '../editions/read-master';
import type { Revision } from '../revisions/revision-store';
import type { Delivery, NewDelivery } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { deliveryMachine, UNSENT, UNSETTLED } from './delivery.machine';
import { nextClock } from './gates.rules';
import { moveDelivery } from './move-delivery';

/** What was signed. */
export type Signed = {
  readonly station: string;
  readonly documentId: string;
  readonly locale: 'zh-Hans' | 'en';
  readonly revision: number;
  readonly hash: string;
};

type Planned = { readonly target: ColumnTarget; readonly edition: Edition; readonly plan: EditionPlan | null };

/**
 * Plans what a signature sets off: one edition and one delivery for each channel of the column, in the transaction of the event (I6).
 * What was planned of older words and not begun is cancelled. Asked twice, it plans once.
 */
export async function planDeliveries(deps: DeliveryDeps, tx: Tx, signed: Signed): Promise<number> {
  const which = { documentId: signed.documentId, locale: signed.locale };
  const revision = await deps.revisions.byNumber(tx, which, signed.revision);
  if (revision?.hash !== signed.hash) return 0;
  const before = await deps.deliveries.lineage(tx, which);
  // An older signature that comes late plans nothing beside newer words.
  if (before.some((one) => one.revision > signed.revision)) return 0;
  await supersede(deps, tx, { before, revision: signed.revision });
  const made = await deps.deliveries.insertAll(tx, await prepare(deps, tx, { revision, before }));
  if (made > 0) tellPlanned(deps, tx, { signed, made });
  return made;
}

/** Signed words, and all deliveries that the story has had. */
type Prepared = {
  readonly revision: Revision;
  readonly before: readonly Delivery[];
  /** One account alone, instead of all that the story goes out on. */
  readonly only?: string;
};

/** The deliveries that signed words ask for, each with its edition kept, none of them put in place yet. */
export async function prepare(
  deps: DeliveryDeps,
  tx: Tx,
  { revision, before, only }: Prepared,
): Promise<readonly NewDelivery[]> {
  const { station, documentId, locale, hash, content } = revision;
  const columnId = typeof content.column === 'string' ? content.column : '';
  const { targets } = await deps.targets.of(tx, { station, column: columnId });
  const now = await deps.time.now(tx);
  const corrects = await deps.corrections.corrects(tx, { documentId, locale, hash });
  const all = await derived(deps, tx, { revision, targets, now, corrects });
  const planned = all.filter(({ edition }) => only === undefined || edition.channel === only);
  const kept = await deps.editions.keep(
    tx,
    planned.map(({ edition }) => edition),
  );
  return kept.flatMap((edition, at) => {
    const wish = planned[at];
    return wish ? [deliveryOf(deps, { ...wish, edition, columnId, before, now, corrects })] : [];
  });
}

type Superseded = { readonly before: readonly Delivery[]; readonly revision: number };

async function supersede(deps: DeliveryDeps, tx: Tx, { before, revision }: Superseded): Promise<void> {
  const old = before.filter((one) => one.revision < revision);
  for (const row of old.filter(({ state }) => UNSENT.includes(state))) {
    const change = { nextAt: null };
    await moveDelivery(deps, tx, { row, move: { events: ['cancel'], change, facts: { by: revision } } });
  }
}

type Sources = {
  readonly revision: Revision;
  readonly targets: readonly ColumnTarget[];
  readonly now: Date;
  /** These words correct what is out. */
  readonly corrects: boolean;
};

/** What goes out by itself where nobody said otherwise for this story. */
const AT_ONCE = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } } as const;

/** The edition of each account that the column goes out on, or that somebody wants for this story, and of none they do not want. */
async function derived(deps: DeliveryDeps, tx: Tx, sources: Sources): Promise<readonly Planned[]> {
  const { revision, targets, now, corrects } = sources;
  const which = { documentId: revision.documentId, locale: revision.locale };
  const entries = await deps.desk.of(tx, which);
  const extra = entries.filter(({ plan, channel }) => plan?.wanted && targets.every((one) => one.channel !== channel));
  const wanted = [...targets, ...extra.map(({ channel }) => ({ channel, ...AT_ONCE }))];
  const channels = await deps.channels.byIds(
    tx,
    wanted.map(({ channel }) => channel),
  );
  const master = readMaster(which, revision.content);
  const facts = await deps.mediaFacts?.(tx, filesOf(master));
  return wanted.flatMap((target) => {
    const channel = channels.find(({ id }) => id === target.channel);
    const entry = entries.find((one) => one.channel === target.channel);
    const isOpen = channel?.closedAt === null && channel.locale === revision.locale;
    if (!isOpen || entry?.plan?.wanted === false) return [];
    const said = corrects ? asCorrection(master, channel) : master;
    const { edition } = makeEdition(deps, { revision, master: said, channel, entry, facts, now });
    return [{ target, edition, plan: entry?.plan ?? null }];
  });
}

/** Where a post can neither be changed nor removed, what is sent beside it says that it corrects. */
const asCorrection = (master: Master, channel: Channel): Master =>
  wayOf(channel) === 'notice' ? asNotice(master) : master;

type Due = Planned & { readonly columnId: string; readonly before: readonly Delivery[] } & Pick<
    Sources,
    'now' | 'corrects'
  >;

function deliveryOf(deps: DeliveryDeps, due: Due): NewDelivery {
  const { edition, target, plan, columnId, before, now, corrects } = due;
  const { id, station, documentId, locale, revision, channel } = edition;
  const same = before.filter((one) => one.channel === channel && one.revision < revision);
  const stands = same.some(({ state }) => state === 'live' || (UNSETTLED.includes(state) && !UNSENT.includes(state)));
  const problem = unfitOf(edition.problems);
  const said = wishOf(target, plan, now);
  const wish = stands && corrects ? asCorrecting(said, now) : said;
  return {
    id: deps.ids.next(),
    ...{ station, documentId, locale, revision, channel, columnId, edition: id, problem, ...wish },
    action: stands ? 'update' : 'publish',
    // What its platform would refuse waits for a person from the start, and has its row like all others.
    state: problem ? 'failed_final' : deliveryMachine.table.initial,
    nextAt: problem ? null : wish.dueAt,
  };
}

/** When it goes out and what holds it back: as somebody said for this story, else as the column says. */
function wishOf(target: ColumnTarget, plan: EditionPlan | null, now: Date): Wish {
  const at = (moment: string | null | undefined): Date | null => (moment ? new Date(moment) : null);
  return {
    dueAt: at(plan?.dueAt) ?? dueOf(target.timing, now),
    endsAt: at(plan?.endsAt),
    embargo: plan?.embargo ?? target.embargo,
    missed: plan?.missed ?? target.missed,
  };
}

type Wish = Pick<NewDelivery, 'dueAt' | 'endsAt' | 'embargo' | 'missed'>;

/** What is wrong in public is put right at once, whatever the hour of the column; a hard embargo is nobody's to lift. */
function asCorrecting({ endsAt, embargo }: Wish, now: Date): Wish {
  return {
    dueAt: now,
    endsAt,
    embargo: embargo.kind === 'until' ? embargo : { kind: 'none' },
    missed: { kind: 'send' },
  };
}

/** When a delivery is due that was signed now. */
export function dueOf(timing: TargetTiming, now: Date): Date {
  if (timing.kind === 'after') return new Date(now.getTime() + timing.minutes * 60_000);
  return timing.kind === 'clock' ? nextClock(timing.at, now) : now;
}

function tellPlanned(deps: DeliveryDeps, tx: Tx, { signed, made }: { signed: Signed; made: number }): void {
  const { station, documentId, locale, revision, hash } = signed;
  deps.ledger.append(tx, {
    actor: { kind: 'system', id: 'deliveries', name: 'deliveries', station },
    action: 'deliveries.planned',
    subject: documentId,
    version: hash,
    facts: { locale, revision, made },
  });
}
