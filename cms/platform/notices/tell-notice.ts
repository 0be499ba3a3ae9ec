import type { NoticeLane, NoticeRule } from '../../contract';
import { Bug } from '../../kernel';
import type { Tx } from '../database/database';
import { insertDeliveries, type NewDelivery } from './delivery-store';
import type { Reachable } from './directory-store';
import { insertStep } from './escalation-store';
import { findRecipients } from './find-recipients';
import { insertRecipients } from './inbox-store';
import type { NoticeKind } from './notice-kind';
import {
  claimNotice,
  lockSubject,
  settleNotice,
  tellNodes,
  toldLately,
  type OpenNotice,
  type StoredNotice,
} from './notice-store';
import { atLeast, escalationFor, hearerOf, ringingFor, ruleFor, type Address } from './notice.rules';
import type { NoticeWork } from './notices-deps';
import { ringsAt } from './quiet-hours.rules';
import { preferencesOf, rulesOf } from './rule-store';
import { announce } from './announce';
import { webhooksOf } from './webhook-store';

/** Tells the next open notice to whoever it is for at this moment, in the transaction that claimed it. */
export async function tellNext(work: NoticeWork, tx: Tx, claimed: (notice: OpenNotice) => void): Promise<void> {
  const notice = await claimNotice(tx);
  if (!notice) return;
  claimed(notice);
  const kind = work.kinds.get(notice.kind);
  if (!kind) throw new Bug(`nobody declared the notice ${notice.kind}`);
  await lockSubject(tx, notice.kind, notice.subject);
  const round = { notice, kind, address: notice.address, step: 0, now: notice.now };
  const told = await tellRound(work, tx, round);
  await settleNotice(tx, notice.id, told.fresh > 0 ? 'told' : told.found > 0 ? 'folded' : 'unheard');
  const rule = ruleFor(told.rules, notice.kind, hearerOf(notice.address));
  const climb = escalationFor({ urgency: notice.urgency, rule, usual: kind.escalation });
  // Whoever heard it lately has a chain running already; where nobody was found, the chain begins at once.
  if (climb && (told.fresh > 0 || told.found === 0)) {
    await insertStep(tx, { notice: notice.id, step: 1, ...climb }, told.found === 0);
  }
}

/** One round of telling: whom the notice was addressed to, or whom it climbed to. */
export type Round = {
  readonly notice: StoredNotice;
  readonly kind: NoticeKind;
  readonly address: Address;
  readonly step: number;
  readonly now: Date;
};

type Told = { readonly found: number; readonly fresh: number; readonly rules: readonly NoticeRule[] };

/** Finds the people of a round, leaves out who knows, and writes lists and deliveries. */
export async function tellRound(work: NoticeWork, tx: Tx, round: Round): Promise<Told> {
  const { notice, kind, step } = round;
  const people = await findRecipients(work, tx, { station: notice.station, address: round.address });
  const rules = await rulesOf(tx, [notice.station]);
  const lately = await toldLately(tx, { ...notice, minutes: kind.foldMinutes });
  const fresh = people.filter(({ id }) => !lately.people.has(id));
  const rows = fresh.map(({ id }) => ({ id: work.ids.next(), person: id, step }));
  const added = new Set(await insertRecipients(tx, notice.id, rows));
  const told = fresh.filter(({ id }) => added.has(id));
  const toPeople = await deliveriesTo(work, tx, { round, rules, people: told });
  const toGroups = await deliveriesToGroups(work, tx, { round, rules, people, known: lately.webhooks });
  await insertDeliveries(tx, [...toPeople, ...toGroups]);
  if (toPeople.length + toGroups.length > 0) await tellNodes(tx, 'send');
  announce(
    work,
    tx,
    told.map(({ id }) => id),
    'notice.arrived',
  );
  return { found: people.length, fresh: told.length, rules };
}

type Hearers = { readonly round: Round; readonly rules: readonly NoticeRule[]; readonly people: readonly Reachable[] };

async function deliveriesTo(work: NoticeWork, tx: Tx, { round, rules, people }: Hearers): Promise<NewDelivery[]> {
  const { notice, kind, now } = round;
  const ids = people.map(({ id }) => id);
  const preferences = await preferencesOf(tx, ids);
  return people.flatMap(({ id: person, roles, email }) => {
    const rule = ruleFor(rules, notice.kind, { roles, post: hearerOf(round.address).post });
    const preference = preferences.get(person);
    const lanes = ringingFor({ rule, usual: kind.lanes, preference, urgency: notice.urgency });
    const due = ringsAt(notice.urgency, [rule?.quiet, preference?.quiet], now);
    const reach = { mail: email !== '', sms: Boolean(preference?.phone) };
    const ringing = lanes.filter((lane) => work.lanes[lane] && reach[lane]);
    const row = (lane: NoticeLane, state: NewDelivery['state'], due_at: Date): NewDelivery => ({
      id: work.ids.next(),
      notice: notice.id,
      lane,
      person,
      webhook: null,
      state,
      due_at,
    });
    // The list is in the database, so this lane is done with the commit: it can neither be lost nor doubled.
    return [row('in-app', 'sent', now), ...ringing.map((lane) => row(lane, 'queued', due))];
  });
}

type Groups = Hearers & { readonly known: ReadonlySet<string> };

/** The robots of all rules that fit anybody told: a group hears a notice once, however many of its members it is for. */
async function deliveriesToGroups(
  work: NoticeWork,
  tx: Tx,
  { round, rules, people, known }: Groups,
): Promise<NewDelivery[]> {
  if (!work.lanes.group) return [];
  const { notice, now, address } = round;
  const post = hearerOf(address).post;
  const hearers = [hearerOf(address), ...people.map(({ roles }) => ({ roles, post }))];
  const fitting = hearers.flatMap((hearer) => ruleFor(rules, notice.kind, hearer) ?? []);
  const loud = [...new Set(fitting)].filter(({ minUrgency }) => atLeast(notice.urgency, minUrgency));
  const wanted = new Map(loud.flatMap((rule) => rule.webhooks.map((webhook) => [webhook, rule.quiet] as const)));
  const robots = await webhooksOf(tx, [notice.station]);
  return robots
    .filter(({ id, active }) => active && wanted.has(id) && !known.has(id))
    .map(({ id }) => ({
      id: work.ids.next(),
      notice: notice.id,
      lane: 'group' as const,
      person: null,
      webhook: id,
      state: 'queued' as const,
      due_at: ringsAt(notice.urgency, [wanted.get(id)], now),
    }));
}
