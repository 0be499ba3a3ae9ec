import type { ZodObject } from 'zod';
import type { NoticeLane } from '../../contract';
import { createPump, type Source } from '../pump/pump';
import { createRounds } from '../pump/rounds';
import { climbNext } from './climb';
import { waitingWork } from './delivery-store';
import { createKinds } from './kinds';
import type { NoticeKind, News, Notify } from './notice-kind';
import { NOTICES_CHANNEL, insertNotice, postponeNotice, pruneNotices, type OpenNotice } from './notice-store';
import type { Kinds, NoticeWork, NoticesDeps } from './notices-deps';
import { sendNext } from './send-delivery';
import { settleNext } from './settle-lost';
import { tellNext } from './tell-notice';
import { errorTrace } from '../outbox/outbox.rules';

/** Tells people what they should know, by the lanes their station and they themselves chose. */
export type Notices = {
  /** Says which kinds a part of the house tells of; while the host registers. */
  declare(kinds: readonly NoticeKind[]): void;
  /** Tells something in the caller's transaction. Who is meant is looked up when it is delivered. */
  notify: Notify;
  readonly kinds: Kinds;
  /** What the verbs of this noun work with. */
  readonly work: NoticeWork;
  /** The lanes that this host has a way for. */
  openLanes(): readonly NoticeLane[];
  start(): void;
  /** Takes nothing new and waits for what is being sent, at most that many milliseconds. */
  stop(limit?: number): Promise<void>;
  /** Looks for due work now; a node does it by itself every two seconds. */
  sweep(): Promise<void>;
  prune(keepDays: number): Promise<void>;
};

const SWEEP = 2_000;
const LAST_WAIT = 10_000;

/** Builds the notices of one node. All its work is rows: whoever dies leaves it to the next. */
export function createNotices(deps: NoticesDeps): Notices {
  const { database, log } = deps;
  const kinds = createKinds();
  const work: NoticeWork = { ...deps, kinds };
  const pump = createPump({
    slots: 4,
    failed: (name, error) =>
      log.warn('notices could not be worked on, trying again soon', { work: name, trace: errorTrace(error) }),
  });
  for (const source of sourcesOf(work)) pump.add(source);
  const sweep = async (): Promise<void> => {
    for (const name of await waitingWork(database.read)) pump.wake(name);
  };
  const rounds = createRounds(log, [{ every: SWEEP, work: sweep }]);
  deps.listener.on(NOTICES_CHANNEL, { heard: (name) => pump.wake(name), connected: () => rounds.now(sweep) });

  return {
    declare: (more) => kinds.declare(more),
    kinds,
    work,
    notify: async <Schema extends ZodObject>(tx: Parameters<Notify>[0], news: News<Schema>) => {
      const { kind, station, subject, to, link = null, urgency = kind.urgency } = news;
      const facts: Readonly<Record<string, unknown>> = kind.schema.parse(news.facts);
      const id = deps.ids.next();
      await insertNotice(tx, { id, station, kind: kind.name, urgency, subject, facts, link, address: to });
    },
    openLanes: () => [
      'in-app',
      ...(['mail', 'sms', 'group'] as const).filter((lane) => deps.lanes[lane] !== undefined),
    ],
    start: () => {
      pump.start();
      rounds.start();
    },
    stop: async (limit = LAST_WAIT) => {
      rounds.stop();
      const left = await pump.stop(limit);
      if (left > 0) log.warn('notices were still being sent; they end as unknown', { left });
    },
    sweep,
    prune: (keepDays) => pruneNotices(database.read, keepDays),
  };
}

function sourcesOf(work: NoticeWork): readonly Source[] {
  const { database } = work;
  return [
    { name: 'tell', atOnce: 2, take: (found) => tellOne(work, found) },
    { name: 'send', atOnce: 3, take: (found) => sendNext(work, found) },
    { name: 'settle', atOnce: 1, take: (found) => database.transaction((tx) => settleNext(tx, found)) },
    { name: 'climb', atOnce: 1, take: (found) => database.transaction((tx) => climbNext(work, tx, found)) },
  ];
}

/** A notice that cannot be told is put off, so that it holds up no other. */
async function tellOne(work: NoticeWork, found: () => void): Promise<void> {
  const claim: { notice?: OpenNotice } = {};
  try {
    await work.database.transaction((tx) =>
      tellNext(work, tx, (notice) => {
        claim.notice = notice;
        found();
      }),
    );
  } catch (error) {
    if (!claim.notice) throw error;
    const { id, kind, tries } = claim.notice;
    work.log.error('a notice could not be told', { notice: id, kind, tries: tries + 1, trace: errorTrace(error) });
    await postponeNotice(work.database.read, claim.notice);
  }
}
