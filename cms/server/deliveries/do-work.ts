import type { Tx } from '../../platform';
import type { Health } from '../channels/channel-store';
import type { DeliveryDeps } from './delivery-deps';
import type { Delivery, Due } from './delivery-store';
import { afterLook, afterProbe, afterSend, afterWithdraw, type Watched } from './outcome.rules';
import type { Outlet, Parcel, Posted, SendOutcome, Sight, WithdrawOutcome } from './outlet.rules';
import { giveBack } from './give-back';
import { parcelOf } from './parcel';
import { settle, type StepOf } from './settle';
import { takeWork, type Work } from './take-work';

/** So many are looked at before somebody else is believed to have them all. */
const LOOKED_AT = 16;

/** Takes one delivery that is due and does what is to be done with it; false when nothing is due that nobody else has. */
export async function workOnce(deps: DeliveryDeps): Promise<boolean> {
  for (const due of await deps.deliveries.due(deps.database.read, LOOKED_AT)) {
    if (due.wait > 0) return false;
    if (await workOn(deps, due)) return true;
  }
  return false;
}

/** Does what is to be done with a delivery that is due; false when somebody else was there first. */
export async function workOn(deps: DeliveryDeps, due: Due): Promise<boolean> {
  const work = await takeWork(deps, due);
  if (work === undefined) return false;
  if (work === 'moved') return true;
  if (work.attempt !== null) await send(deps, work, work.attempt);
  else await ask(deps, work);
  return true;
}

const lost = { code: 'OUTCOME_UNKNOWN', path: null } as const;
const UNKNOWN: SendOutcome = {
  kind: 'unknown',
  problem: {
    ...lost,
    message: { 'zh-Hans': '平台没有给出结果', en: 'The platform gave no outcome' },
    cure: {
      'zh-Hans': '系统会先去平台核对，再决定是否重发',
      en: 'The platform is looked at before anything is sent again',
    },
  },
};
const NO_OUTLET: SendOutcome = {
  kind: 'final',
  problem: {
    code: 'NO_OUTLET',
    path: null,
    message: { 'zh-Hans': '这个渠道还没有可用的发布方式', en: 'This channel has no way out yet' },
    cure: { 'zh-Hans': '请把渠道改为人工代发', en: 'Let people post to it by hand' },
  },
};

/** Sends what was begun, and keeps what came of it. */
async function send(deps: DeliveryDeps, work: Work, attempt: string): Promise<void> {
  const outlet = deps.outlets(work.channel);
  const parcel = parcelOf(deps, work);
  const outcome = outlet ? await sent(outlet, parcel) : NO_OUTLET;
  parcel.end();
  await deps.database.transaction(async (tx) => {
    const code = 'problem' in outcome ? outcome.problem.code : null;
    await deps.attempts.end(tx, attempt, { outcome: outcome.kind, code });
    if (outcome.kind === 'stopped') return giveBack(deps, tx, work);
    await settle(deps, tx, { id: work.row.id, step: (row) => afterSend(outcome, row) });
    const health = healthOf(outcome);
    if (health && isNews(work.channel, health)) await deps.channels.noteHealth(tx, work.channel.id, health);
  });
}

/** An account that does well and did well before is written to by nobody: all its sends would wait for each other there. */
const isNews = ({ health }: Work['channel'], found: Health): boolean => found.health !== 'ok' || health !== 'ok';

/** What a send says about its account; a title that was refused says nothing of it, nor does what people post. */
function healthOf(outcome: SendOutcome): Health | undefined {
  if (outcome.kind === 'live' || outcome.kind === 'accepted') return { health: 'ok', note: null };
  if (outcome.kind !== 'final' || outcome.ofAccount !== true) return undefined;
  return { health: 'failing', note: outcome.problem.code, refused: outcome.refusesCredential === true };
}

/** Looks, takes down, or looks whether it is down: none of them does harm when it is done twice. */
async function ask(deps: DeliveryDeps, work: Work): Promise<void> {
  const { row, act, channel } = work;
  const outlet = deps.outlets(channel);
  const parcel = parcelOf(deps, work);
  const posted = row.platformId === null ? null : { platformId: row.platformId, url: row.url };
  const answer = outlet ? await answerOf(outlet, { act, parcel, posted }) : NOBODY_ANSWERS;
  parcel.end();
  await deps.database.transaction(async (tx) => {
    const kind = act === 'withdraw' ? 'withdraw' : 'look';
    const id = await note(deps, tx, { row, act: kind, digest: row.platformId ?? row.id });
    await deps.attempts.end(tx, id, { outcome: answer.outcome, code: null });
    await settle(deps, tx, { id: row.id, step: answer.step });
  });
}

type Question = { readonly act: Work['act']; readonly parcel: Parcel; readonly posted: Posted | null };
type Answer = { readonly outcome: string; readonly step: StepOf };

const NOBODY_ANSWERS: Answer = { outcome: 'unclear', step: () => ({ event: 'give_up', wait: null }) };
const FAILED: WithdrawOutcome = { kind: 'failed' };
const UNCLEAR: Sight = { kind: 'unclear' };

async function answerOf(outlet: Outlet, { act, parcel, posted }: Question): Promise<Answer> {
  const { signal } = parcel;
  if (act === 'withdraw') {
    const done = await called(() => outlet.withdraw(parcel, posted), { otherwise: FAILED, signal });
    return { outcome: done.kind, step: (row) => afterWithdraw(done, row) };
  }
  const sight = await called(() => outlet.look(parcel, posted), { otherwise: UNCLEAR, signal });
  if (act === 'probe') return { outcome: sight.kind, step: (row) => afterProbe(sight, row) };
  // takeWork looks from these three states alone.
  return { outcome: sight.kind, step: (row) => afterLook(row.state as Watched, sight, row) };
}

const sent = (outlet: Outlet, parcel: Parcel): Promise<SendOutcome> =>
  called(() => outlet.send(parcel), { otherwise: UNKNOWN, signal: parcel.signal });

/** A driver that throws, or hangs until its time is over, has said nothing about what the platform did. */
async function called<T>(
  call: () => Promise<T>,
  { otherwise, signal }: { readonly otherwise: T; readonly signal: AbortSignal },
): Promise<T> {
  const over = new Promise<T>((resolve) => {
    signal.addEventListener('abort', () => resolve(otherwise), { once: true });
  });
  try {
    return await Promise.race([call(), over]);
  } catch {
    return otherwise;
  }
}

type Noted = { readonly row: Delivery; readonly act: 'look' | 'withdraw'; readonly digest: string };

async function note(deps: DeliveryDeps, tx: Tx, { row, act, digest }: Noted): Promise<string> {
  const id = deps.ids.next();
  const { station, attempt: n } = row;
  await deps.attempts.begin(tx, { id, station, delivery: row.id, n, act, worker: deps.worker, digest });
  return id;
}
