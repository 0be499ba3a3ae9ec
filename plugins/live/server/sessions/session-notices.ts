import { defineNotice, type NoticeKind, type Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import type { SessionDeps } from './session-deps';
import type { KeptSession } from './session-store';

/** Somebody was put on duty. */
export const liveDutyNamed = defineNotice(
  'live-duty.named',
  {
    about: { 'zh-Hans': '被安排直播值守', en: 'You are on duty in a live' },
    'zh-Hans': { title: '你已被安排值守“{title}”', body: '时间：{when}。开播前请打开场次页，页面会替你报到。' },
    en: {
      title: 'You are on duty in “{title}”',
      body: 'At {when}. Open the session’s page before it begins: it reports you present.',
    },
    lanes: ['mail'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), when: z.string(), why: z.string() }),
);

/** A live begins within half an hour. */
export const liveBeginsSoon = defineNotice(
  'live-duty.begins-soon',
  {
    about: { 'zh-Hans': '值守的直播即将开始', en: 'A live in which you are on duty begins soon' },
    'zh-Hans': { title: '“{title}”半小时内开播', body: '{when} 开播。请打开场次页报到，并看一眼开播条件。' },
    en: {
      title: '“{title}” begins within half an hour',
      body: 'At {when}. Open its page, and look at what is missing.',
    },
    urgency: 'high',
    lanes: ['mail'],
  },
  z.object({ title: z.string(), when: z.string(), why: z.string() }),
);

/** A live was called off. */
export const liveCancelled = defineNotice(
  'live-session.cancelled',
  {
    about: { 'zh-Hans': '直播场次取消', en: 'A live was called off' },
    'zh-Hans': { title: '“{title}”已取消', body: '原定 {when}。原因：{why}' },
    en: { title: '“{title}” was called off', body: 'It was planned for {when}. Why: {why}' },
    lanes: ['mail'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), when: z.string(), why: z.string() }),
);

/** A live was paused by an alarm of the highest degree. */
export const livePaused = defineNotice(
  'live-session.paused-by-alarm',
  {
    about: { 'zh-Hans': '直播因告警暂停', en: 'An alarm paused a live' },
    'zh-Hans': { title: '“{title}”因告警暂停', body: '{why}。处理后请在导播台恢复或停播。' },
    en: { title: 'An alarm paused “{title}”', body: '{why}. See to it, then go on or stop in the console.' },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: 1,
    escalation: { afterMinutes: 5, chain: [{ role: 'compliance-officer' }, { role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), when: z.string(), why: z.string() }),
);

/** A script waits for two people who did not write it. */
export const scriptWaits = defineNotice(
  'live-script.waits',
  {
    about: { 'zh-Hans': '直播话术待审核', en: 'A script waits to be signed' },
    'zh-Hans': { title: '“{title}”有话术待审核', body: '流程项：{why}。需要撰写人之外的两人审核。' },
    en: {
      title: 'A script of “{title}” waits to be signed',
      body: 'Line: {why}. Two people who did not write it have to sign.',
    },
    lanes: ['mail'],
  },
  z.object({ title: z.string(), when: z.string(), why: z.string() }),
);

/** Every kind that sessions tell of. */
export const sessionNotices = [liveDutyNamed, liveBeginsSoon, liveCancelled, livePaused, scriptWaits] as const;

/** A kind that tells of a session: which, when it is planned, and why. */
export type SessionNotice = NoticeKind<typeof liveCancelled.schema>;

const WHEN = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

/** The facts of a notice about a session. */
export const factsOf = ({ title, plannedAt }: KeptSession, why: string) => ({
  title,
  when: WHEN.format(plannedAt),
  why,
});

/** Where a session is seen in the admin. */
export const linkOf = (session: string): string => `/plugins/live-sessions/${session}`;

type Told = {
  readonly kind: SessionNotice;
  readonly session: KeptSession;
  readonly facts: { readonly why: string };
};

/** Tells everybody on duty of a session. */
export async function tellDuty(
  { duty, notify }: Pick<SessionDeps, 'duty' | 'notify'>,
  tx: Tx,
  { kind, session, facts }: Told,
): Promise<void> {
  const { id, station } = session;
  const people = new Set((await duty.of(tx, id)).map(({ person }) => person));
  for (const person of people) {
    await notify(tx, {
      ...{ kind, station, subject: id, to: { person }, link: linkOf(id) },
      facts: factsOf(session, facts.why),
    });
  }
}
