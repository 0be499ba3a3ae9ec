import { hashOf } from '../../kernel';
import type { Tx } from '../../platform';
import type { Health } from '../channels/channel-store';
import type { Delivery } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { takesPlace } from '../corrections/correction.rules';
import { gateFacts } from './gate-facts';
import { gateOf, type GateFacts } from './gates.rules';
import { moveDelivery } from './move-delivery';
import { afterLook, afterProbe, afterSend, afterWithdraw, type Watched } from './outcome.rules';
import type { Outlet, Parcel, Posted, SendOutcome, Sight, WithdrawOutcome } from './outlet.rules';
import { parcelOf } from './parcel';
import { settle, type StepOf } from './settle';
import { aboutOf, hold, takeWork, type Work } from './take-work';

/** Takes one delivery that is due and does what is to be done with it; false when nothing is due. */
export async function workOnce(deps: DeliveryDeps): Promise<boolean> {
  const work = await takeWork(deps);
  if (work === undefined) return false;
  if (work === 'moved') return true;
  if (work.act === 'send') await send(deps, work);
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

/** Sends: the gates are asked once more in the transaction that says it was begun, and the call comes after its commit. */
async function send(deps: DeliveryDeps, work: Work): Promise<void> {
  const begun = await begin(deps, work);
  if (!begun) return;
  const outlet = deps.outlets(begun.channel);
  const outcome = outlet ? await sent(outlet, begun.parcel) : NO_OUTLET;
  await deps.database.transaction(async (tx) => {
    const code = 'problem' in outcome ? outcome.problem.code : null;
    await deps.attempts.end(tx, begun.attempt, { outcome: outcome.kind, code });
    await settle(deps, tx, { id: work.row.id, step: (row) => afterSend(outcome, row) });
    const health = healthOf(outcome);
    if (health) await deps.channels.noteHealth(tx, work.channel.id, health);
  });
}

/** What a send says about its account; a title that was refused says nothing of it, nor does what people post. */
function healthOf(outcome: SendOutcome): Health | undefined {
  if (outcome.kind === 'live' || outcome.kind === 'accepted') return { health: 'ok', note: null };
  if (outcome.kind !== 'final' || outcome.ofAccount !== true) return undefined;
  return { health: 'failing', note: outcome.problem.code, refused: outcome.refusesCredential === true };
}

type Begun = { readonly attempt: string; readonly parcel: Parcel; readonly channel: Work['channel'] };

async function begin(deps: DeliveryDeps, { row: claimed }: Work): Promise<Begun | undefined> {
  return deps.database.transaction(async (tx) => {
    await deps.switches.beginSend(tx);
    await deps.deliveries.beginSend(tx, claimed.documentId);
    await deps.traffic.takeTurn(tx, claimed.channel);
    const row = await deps.deliveries.forUpdate(tx, claimed.id);
    if (!isMine(deps, row, 'claimed')) return undefined;
    if (await deps.switches.stopping(tx, row)) {
      await moveDelivery(deps, tx, { row, move: { events: ['give_back'] } });
      return undefined;
    }
    const about = await aboutOf(deps, tx, row);
    await deps.leases.holdAbove(tx, row.documentId);
    const facts = await gateFacts(deps, tx, about);
    const gate = gateOf({ ...facts, nextAt: facts.now });
    if (!gate.open) {
      await hold(deps, tx, { row, gate });
      return undefined;
    }
    const { leaseOwner, leaseUntil } = row;
    const attempt = row.attempt + 1;
    const change = { leaseOwner, leaseUntil, attempt, looks: 0, sentAt: facts.now };
    const moved = await moveDelivery(deps, tx, { row, move: { events: ['start'], change, covered: facts.covered } });
    if (!moved.ok) return undefined;
    await drawOn(deps, tx, { row, licence: facts.licence });
    const replaces = await replacedBy(deps, tx, about);
    const id = await note(deps, tx, { row: { ...row, attempt }, act: 'send', digest: hashOf(about.edition.content) });
    return { attempt: id, channel: about.channel, parcel: parcelOf(deps, { ...about, row, replaces }) };
  });
}

/** The post that this one takes the place of, if there is one. */
async function replacedBy(deps: DeliveryDeps, tx: Tx, about: Omit<Work, 'act'>): Promise<string | null> {
  const { row, channel, edition } = about;
  const { documentId, locale } = row;
  const corrects = await deps.corrections.corrects(tx, { documentId, locale, hash: edition.masterHash });
  if (!takesPlace(channel, { corrects })) return null;
  return (await deps.deliveries.standing(tx, row))?.platformId ?? null;
}

type Drawing = { readonly row: Work['row']; readonly licence: GateFacts['licence'] };

/** A story that goes out on an account is one use of the leases that let it. */
async function drawOn(deps: DeliveryDeps, tx: Tx, { row, licence }: Drawing): Promise<void> {
  if (!licence?.ok) return;
  const { station, documentId, locale, channel, id: delivery } = row;
  await deps.leases.draw(tx, licence.leases, { station, documentId, locale, channel, delivery });
}

/** Looks, takes down, or looks whether it is down: none of them does harm when it is done twice. */
async function ask(deps: DeliveryDeps, work: Work): Promise<void> {
  const { row, act, channel } = work;
  const outlet = deps.outlets(channel);
  const parcel = parcelOf(deps, { ...work, replaces: null });
  const posted = row.platformId === null ? null : { platformId: row.platformId, url: row.url };
  const answer = outlet ? await answerOf(outlet, { act, parcel, posted }) : NOBODY_ANSWERS;
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

function isMine(deps: DeliveryDeps, row: Delivery | undefined, state: Delivery['state']): row is Delivery {
  return row?.state === state && row.leaseOwner === deps.worker;
}

type Noted = { readonly row: Delivery; readonly act: 'send' | 'look' | 'withdraw'; readonly digest: string };

async function note(deps: DeliveryDeps, tx: Tx, { row, act, digest }: Noted): Promise<string> {
  const id = deps.ids.next();
  const { station, attempt: n } = row;
  await deps.attempts.begin(tx, { id, station, delivery: row.id, n, act, worker: deps.worker, digest });
  return id;
}
