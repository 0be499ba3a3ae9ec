import type { Channel, ColumnTarget, EditionContent, EditionProblem, TargetTiming } from '../../contract';
import { hashOf } from '../../kernel';
import type { Tx } from '../../platform';
import { asNotice, wayOf } from '../corrections/correction.rules';
import { checkEdition, isFit } from '../editions/check-edition.rules';
import { deriveEdition, ruleOf } from '../editions/derive-edition.rules';
import type { Edition } from '../editions/edition-store';
import type { Master } from '../editions/master.rules';
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

type Planned = { readonly target: ColumnTarget; readonly edition: Edition };

/**
 * Plans what a signature sets off: one edition and one delivery for each channel of the column, in the transaction of the event (I6).
 * What was planned of older words and not begun is cancelled. Asked twice, it plans once.
 */
export async function planDeliveries(deps: DeliveryDeps, tx: Tx, signed: Signed): Promise<number> {
  const which = { documentId: signed.documentId, locale: signed.locale };
  const revision = await deps.revisions.byNumber(tx, which, signed.revision);
  if (revision?.hash !== signed.hash) return 0;
  const column = typeof revision.content.column === 'string' ? revision.content.column : '';
  const { targets } = await deps.targets.of(tx, { station: revision.station, column });
  const before = await deps.deliveries.lineage(tx, which);
  // An older signature that comes late plans nothing beside newer words.
  if (before.some((one) => one.revision > signed.revision)) return 0;
  await supersede(deps, tx, { before, revision: signed.revision });
  const channels = await deps.channels.byIds(
    tx,
    targets.map(({ channel }) => channel),
  );
  const spoken = channels.filter(({ closedAt, locale }) => closedAt === null && locale === signed.locale);
  const now = await deps.time.now(tx);
  const corrects = await deps.corrections.corrects(tx, signed);
  const planned = derived(deps, { revision, targets, channels: spoken, now, corrects });
  const kept = await deps.editions.keep(
    tx,
    planned.map(({ edition }) => edition),
  );
  let made = 0;
  for (const [at, edition] of kept.entries()) {
    const target = planned[at]?.target;
    if (!target) continue;
    const fresh = deliveryOf(deps, { edition, target, columnId: column, before, now });
    if (await deps.deliveries.insert(tx, fresh)) made += 1;
  }
  if (made > 0) tellPlanned(deps, tx, { signed, made });
  return made;
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
  readonly channels: readonly Channel[];
  readonly now: Date;
  /** These words correct what is out. */
  readonly corrects: boolean;
};

function derived(deps: DeliveryDeps, { revision, targets, channels, now, corrects }: Sources): readonly Planned[] {
  const master = readMaster({ documentId: revision.documentId, locale: revision.locale }, revision.content);
  return targets.flatMap((target) => {
    const channel = channels.find(({ id }) => id === target.channel);
    if (!channel) return [];
    // Where a post can neither be changed nor removed, what is sent beside it says that it corrects.
    const said = corrects && wayOf(channel) === 'notice' ? asNotice(master) : master;
    return [{ target, edition: editionFor(deps, { revision, master: said, channel, now }) }];
  });
}

type Material = Pick<Sources, 'revision' | 'now'> & { readonly master: Master; readonly channel: Channel };

function editionFor(deps: DeliveryDeps, { revision, master, channel, now }: Material): Edition {
  const pack = deps.packs(channel.rulePack, now.toISOString().slice(0, 10));
  const content: EditionContent = deriveEdition(master, { pack, storyUrl: deps.storyUrl(revision.documentId) });
  const problems: readonly EditionProblem[] = checkEdition(pack, content);
  const { station, documentId, locale, n, hash: masterHash } = revision;
  const made = { rule: ruleOf(pack), handEdited: false, content, hash: hashOf(content), problems };
  return { id: deps.ids.next(), station, documentId, locale, revision: n, masterHash, channel: channel.id, ...made };
}

type Due = { readonly edition: Edition; readonly target: ColumnTarget; readonly columnId: string } & {
  readonly before: readonly Delivery[];
  readonly now: Date;
};

function deliveryOf(deps: DeliveryDeps, { edition, target, columnId, before, now }: Due): NewDelivery {
  const { id, station, documentId, locale, revision, channel } = edition;
  const same = before.filter((one) => one.channel === channel && one.revision < revision);
  const stands = same.some(({ state }) => state === 'live' || (UNSETTLED.includes(state) && !UNSENT.includes(state)));
  const dueAt = dueOf(target.timing, now);
  const fit = isFit(edition.problems);
  const [first] = edition.problems.filter(({ severity }) => severity === 'error');
  const { path = null, message, cure } = first ?? {};
  return {
    id: deps.ids.next(),
    ...{ station, documentId, locale, revision, channel, columnId, edition: id, dueAt, endsAt: null },
    action: stands ? 'update' : 'publish',
    // What its platform would refuse waits for a person from the start, and has its row like all others.
    state: fit ? deliveryMachine.table.initial : 'failed_final',
    problem: message && cure ? { kind: 'final', code: 'EDITION_UNFIT', path, message, cure } : null,
    embargo: target.embargo,
    missed: target.missed,
    nextAt: fit ? dueAt : null,
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
