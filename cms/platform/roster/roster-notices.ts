import { z } from 'zod';
import { moment, textOf, type Actor, type DutyShift } from '../../contract';
import type { Tx } from '../database/database';
import { defineNotice } from '../notices/notice-kind';
import type { Platform } from '../platform';
import type { KeptDelegation } from './delegation-store';
import { postById, shiftsSoon } from './roster-store';

const shiftFacts = z.object({ post: textOf(30), startsAt: moment, endsAt: moment });
const DAY = 1440;

/** Where in the admin turns are swapped and powers accepted. */
const ROSTER = '/plugins/cms/roster';

const shiftSoon = defineNotice(
  'shift.soon',
  {
    about: { 'zh-Hans': '即将值班', en: 'Shift starts soon' },
    'zh-Hans': {
      title: '{startsAt|time} 起您在“{post}”值班',
      body: '本班到 {endsAt|time} 结束。不能到岗请立即找人替班。',
    },
    en: {
      title: 'You are on duty as {post} from {startsAt|time}',
      body: 'The shift ends on {endsAt|time}. If you cannot come, find a stand-in now.',
    },
    lanes: ['mail', 'sms'],
    foldMinutes: DAY,
  },
  shiftFacts,
);

const changes = {
  added: { 'zh-Hans': '已排班', en: 'added' },
  removed: { 'zh-Hans': '已取消', en: 'cancelled' },
  swapped: { 'zh-Hans': '已换人', en: 'swapped' },
} as const;

const shiftChanged = defineNotice(
  'shift.changed',
  {
    about: { 'zh-Hans': '班次变动', en: 'Shift changed' },
    'zh-Hans': { title: '“{post}” {startsAt|time} 的班次{change}', body: '时间：{startsAt|time} 至 {endsAt|time}。' },
    en: { title: 'Shift {change}: {post}, {startsAt|time}', body: 'From {startsAt|time} to {endsAt|time}.' },
    lanes: ['mail'],
    // Each change is news; only the same change written twice is not.
    foldMinutes: 1,
  },
  shiftFacts.extend({ change: textOf(20) }),
);

const delegationProposed = defineNotice(
  'delegation.proposed',
  {
    about: { 'zh-Hans': '临时授权待确认', en: 'Powers offered' },
    'zh-Hans': {
      title: '有一项临时授权等您确认',
      body: '{from}请您代行权限，{startsAt|time} 至 {endsAt|time}。您确认之前不生效。',
    },
    en: {
      title: 'Powers are offered to you for a while',
      body: '{from} asks you to act for them from {startsAt|time} to {endsAt|time}. Nothing holds before you accept.',
    },
    lanes: ['mail'],
    personal: ['from'],
  },
  z.object({ from: textOf(60), startsAt: moment, endsAt: moment }),
);

/** What the duty roster tells of. */
export const rosterNotices = [shiftSoon, shiftChanged, delegationProposed];

type Deps = Pick<Platform, 'notices' | 'people'>;

type ShiftChange = {
  readonly actor: Actor;
  readonly shift: DutyShift;
  readonly people: readonly string[];
  readonly change: keyof typeof changes;
};

/** Tells those whose turn changed; whoever changed it knows. */
export async function tellOfShift(deps: Deps, tx: Tx, { actor, shift, people, change }: ShiftChange): Promise<void> {
  const facts = { ...(await factsOf(tx, shift)), change: changes[change] };
  for (const person of new Set(people)) {
    if (person === actor.id) continue;
    const subject = `${shift.id}/${shift.version}/${change}`;
    const news = { kind: shiftChanged, station: shift.station, to: { person }, subject };
    await deps.notices.notify(tx, { ...news, facts, link: ROSTER });
  }
}

const SOON_MINUTES = 30;

/** Tells those who stand on a post soon. Looks further than it comes again; the window of the kind keeps it to once. */
export async function tellOfShiftsSoon(deps: Deps, tx: Tx): Promise<void> {
  for (const shift of await shiftsSoon(tx, SOON_MINUTES)) {
    const to = { person: shift.standIn ?? shift.person };
    const news = { kind: shiftSoon, station: shift.station, to, subject: shift.id };
    await deps.notices.notify(tx, { ...news, facts: await factsOf(tx, shift), link: ROSTER });
  }
}

/** Tells somebody that powers are offered to them. */
export async function tellOfDelegation(deps: Deps, tx: Tx, lent: KeptDelegation): Promise<void> {
  const [from] = await deps.people.byIds([lent.from]);
  if (!from) return;
  const { startsAt, endsAt, station, id } = lent;
  const facts = { from: from.name, startsAt, endsAt };
  const news = { kind: delegationProposed, station, to: { person: lent.to }, subject: id };
  await deps.notices.notify(tx, { ...news, facts, link: ROSTER });
}

async function factsOf(tx: Tx, { post, startsAt, endsAt }: DutyShift): Promise<z.input<typeof shiftFacts>> {
  const name = (await postById(tx, post))?.name ?? { 'zh-Hans': '值班', en: 'Duty' };
  return { post: name, startsAt, endsAt };
}
