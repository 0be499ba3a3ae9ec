import { z } from 'zod';
import { moment, textOf, type Actor, type DutyShift } from '../../contract';
import type { Locale, Text } from '../../kernel';
import type { Tx } from '../database/database';
import { defineNotice } from '../notices/notice-kind';
import { timeOf } from '../notices/notice-words.rules';
import type { Platform } from '../platform';
import type { KeptDelegation } from './delegation-store';
import { postsByIds, shiftsSoon } from './roster-store';
import { keepNews, takeNews, type WaitingNews } from './shift-news-store';
import { isAtOnce, netNews, type ShiftChange } from './shift-news.rules';

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
} as const satisfies Record<ShiftChange, Text>;

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

const shiftsChanged = defineNotice(
  'shift.many-changed',
  {
    about: { 'zh-Hans': '多个班次变动', en: 'Several shifts changed' },
    'zh-Hans': { title: '您的班次有 {count} 处变动', body: '{list}。' },
    en: { title: '{count} changes of your shifts', body: '{list}.' },
    lanes: ['mail'],
    foldMinutes: 1,
  },
  z.object({ count: z.int(), list: textOf(4_000) }),
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
export const rosterNotices = [shiftSoon, shiftChanged, shiftsChanged, delegationProposed];

type Deps = Pick<Platform, 'notices' | 'people' | 'clock' | 'ids'>;

type Told = {
  readonly actor: Actor;
  readonly shift: DutyShift;
  readonly people: readonly string[];
  readonly change: ShiftChange;
};

/**
 * Tells those whose turn changed: at once where the turn is near, else together with what the planner changes next. Whoever changed it
 * knows, and a turn that is over is nobody's news.
 */
export async function tellOfShift(deps: Deps, tx: Tx, { actor, shift, people, change }: Told): Promise<void> {
  const now = deps.clock.now().getTime();
  const { id, station, post, startsAt, endsAt, version } = shift;
  if (Date.parse(endsAt) <= now) return;
  for (const person of new Set(people)) {
    if (person === actor.id) continue;
    const news = { station, person, shift: id, post, change, startsAt, endsAt };
    if (isAtOnce(shift, now)) await tellOne(deps, tx, { news, subject: `${id}/${version}/${change}` });
    else await keepNews(tx, { id: deps.ids.next(), ...news });
  }
}

/** Tells what waited, each person once: a week that was planned is one notice, and what came and went is none. */
export async function tellOfShiftNews(deps: Deps, tx: Tx): Promise<void> {
  for (const taken of await takeNews(tx)) {
    const news = netNews(taken);
    const [first] = news;
    if (!first) continue;
    if (news.length === 1) await tellOne(deps, tx, { news: first, subject: first.id });
    else await tellMany(deps, tx, { first, news });
  }
}

type One = { readonly news: Omit<WaitingNews, 'id'>; readonly subject: string };

async function tellOne(deps: Deps, tx: Tx, { news, subject }: One): Promise<void> {
  const { station, person, change } = news;
  const facts = { ...(await factsOf(tx, [news]))(news), change: changes[change] };
  await deps.notices.notify(tx, { kind: shiftChanged, station, to: { person }, subject, facts, link: ROSTER });
}

type Many = { readonly first: WaitingNews; readonly news: readonly WaitingNews[] };

/** More turns than this are looked up in the roster. */
const MOST_NAMED = 14;

async function tellMany(deps: Deps, tx: Tx, { first, news }: Many): Promise<void> {
  const { station, person, id } = first;
  const listed = news.slice(0, MOST_NAMED);
  const named = listed.map(await factsOf(tx, listed));
  const rest = news.length > MOST_NAMED;
  const line = (locale: Locale): string[] =>
    named.map(({ post, startsAt }, index) => {
      const change = changes[news[index]?.change ?? 'added'][locale];
      const at = timeOf(new Date(startsAt), locale);
      return locale === 'en' ? `${post.en}, ${at}: ${change}` : `“${post['zh-Hans']}”${at} ${change}`;
    });
  const list = {
    'zh-Hans': [...line('zh-Hans'), ...(rest ? ['其余见值班表'] : [])].join('；'),
    en: [...line('en'), ...(rest ? ['the rest stands in the roster'] : [])].join('; '),
  };
  const facts = { count: news.length, list };
  await deps.notices.notify(tx, { kind: shiftsChanged, station, to: { person }, subject: id, facts, link: ROSTER });
}

const SOON_MINUTES = 30;

/** Tells those who stand on a post soon. Looks further than it comes again; the window of the kind keeps it to once. */
export async function tellOfShiftsSoon(deps: Deps, tx: Tx): Promise<void> {
  const soon = await shiftsSoon(tx, SOON_MINUTES);
  const facts = await factsOf(tx, soon);
  for (const shift of soon) {
    const to = { person: shift.standIn ?? shift.person };
    const news = { kind: shiftSoon, station: shift.station, to, subject: shift.id };
    await deps.notices.notify(tx, { ...news, facts: facts(shift), link: ROSTER });
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

type Turn = Pick<DutyShift, 'post' | 'startsAt' | 'endsAt'>;

/** Says of each of some turns what a notice says of it: their posts are read together. */
async function factsOf(tx: Tx, turns: readonly Turn[]): Promise<(turn: Turn) => z.input<typeof shiftFacts>> {
  const posts = turns.length === 0 ? [] : await postsByIds(tx, [...new Set(turns.map(({ post }) => post))]);
  const names = new Map(posts.map(({ id, name }) => [id, name]));
  return ({ post, startsAt, endsAt }) => ({
    post: names.get(post) ?? { 'zh-Hans': '值班', en: 'Duty' },
    startsAt,
    endsAt,
  });
}
