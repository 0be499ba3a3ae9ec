/** One happening after the other. */
import type { Tx } from '../../../platform';
import type { Hand } from '../../revisions/revision-store';
import { changedFields, hashOfContent } from '../../revisions/revision.rules';
import { Death, type House, type SignedWords } from './house';
import type { Deed, Happening, History, Press } from './happenings';
import { watch, type Watch } from './oracle';
import { replan } from './replan';
import { contentOf, MINUTE, staff, STATION, wordingOf, type Field, type Letter } from './story';

/** Plays a whole history and gives what the oracle saw. It stops at the first broken promise. */
export async function lived(house: House, { happenings }: History): Promise<Watch> {
  const known = watch(house);
  const plans = { done: 0 };
  const step = async (one: Happening): Promise<void> => {
    await known.before(one);
    await act(house, one);
    await known.look();
    await plan(house, known, plans);
  };
  await step({ do: 'edit', who: 'a', field: 'title', to: 1 });
  for (const one of happenings) {
    await step(one);
    if (known.broken.length > 0) return known;
  }
  // From here on a healthy house: what waits is released, somebody works and every platform answers.
  await step({ do: 'speak' });
  await step({ do: 'release' });
  for (let round = 0; round < 60 && !(await known.rests()); round += 1) {
    await house.wait(61);
    for (let piece = 0; piece < 4; piece += 1) await step({ do: 'work', answer: 'live', dies: undefined });
  }
  await known.atRest();
  return known;
}

function act(house: House, one: Happening): Promise<unknown> {
  switch (one.do) {
    case 'march':
      return march(house, one.order);
    case 'wait':
      return house.wait(one.minutes);
    case 'release':
      return house.release();
    case 'together':
      return together(house, one.deeds);
    default:
      return deed(house, one);
  }
}

async function together(house: House, deeds: readonly Deed[]): Promise<void> {
  if (house.isParallel) await Promise.all(deeds.map((one) => deed(house, one)));
  else for (const one of deeds) await deed(house, one);
}

const isPersonal = (one: Deed): one is Extract<Deed, { who: Letter }> => 'who' in one;

function deed(house: House, one: Deed): Promise<unknown> {
  return isPersonal(one) ? byHand(house, one) : byMachine(house, one);
}

function byHand(house: House, one: Extract<Deed, { who: Letter }>): Promise<unknown> {
  switch (one.do) {
    case 'edit':
      return edit(house, one);
    case 'press':
      return PRESSED[one.what](house, one.who);
    case 'jump':
      return submit(house, one.who, one.to);
    case 'proof':
      return proof(house, one.who, one.level);
    case 'replan':
      return replan(house, as(house, one.who), one);
    case 'emergency':
      return emergency(house, one.who, one.reviewer);
  }
}

function byMachine(house: House, one: Exclude<Deed, { who: Letter }>): Promise<unknown> {
  switch (one.do) {
    case 'work':
      return work(house, one);
    case 'withdraw':
    case 'order-down':
    case 'lift':
      return order(house, one.do);
    case 'correct':
      return house.correct();
    case 'air':
      return house.air();
    case 'silence':
    case 'speak':
      return house.silence(one.do === 'silence');
  }
}

const pen = { device: 'x', method: 'admin' } as const;
type Done = { readonly ok: boolean };

async function seen(house: House) {
  const kept = await house.review.cases.now(house.review.database.read, house.which);
  if (!kept) throw new Error('the story was never written');
  return { ...house.which, hash: kept.hash, version: kept.version };
}

const as = (house: House, who: Letter) => staff(house.idOf(who), who);

async function submit(house: House, who: Letter, to?: 2 | 3): Promise<Done> {
  return house.verbs.review.submit(house.review, as(house, who), { ...(await seen(house)), to });
}

async function proof(house: House, who: Letter, level: 1 | 2 | 3): Promise<Done> {
  const { review, verbs } = house;
  return verbs.review.proof(review, as(house, who), { ...(await seen(house)), proof: level, errors: 0, pen });
}

async function emergency(house: House, who: Letter, reviewer: Letter): Promise<void> {
  const wanted = { ...(await seen(house)), reason: '突发', reviewer: house.idOf(reviewer) };
  await house.verbs.review.orderEmergency(house.review, as(house, who), wanted);
}

const PRESSED: Readonly<Record<Press, (house: House, who: Letter) => Promise<Done>>> = {
  submits: (house, who) => submit(house, who),
  claims: (house, who) => house.verbs.review.claim(house.review, as(house, who), { ...house.which, release: false }),
  passes: async (house, who) => house.verbs.review.pass(house.review, as(house, who), { ...(await seen(house)), pen }),
  returns: async (house, who) =>
    house.verbs.review.sendBack(house.review, as(house, who), { ...(await seen(house)), reason: 'fact', note: 'x' }),
  holds: async (house, who) => {
    const until = new Date(house.now() + MINUTE).toISOString();
    return house.verbs.review.hold(house.review, as(house, who), { ...(await seen(house)), until });
  },
  resumes: async (house, who) =>
    house.verbs.review.hold(house.review, as(house, who), { ...(await seen(house)), until: null }),
  spikes: async (house, who) =>
    house.verbs.review.spike(house.review, as(house, who), { ...(await seen(house)), back: false }),
  unspikes: async (house, who) =>
    house.verbs.review.spike(house.review, as(house, who), { ...(await seen(house)), back: true }),
  publishes: (house, who) =>
    house.review.database.transaction(async (tx) => {
      await house.review.revisions.takeTurn(tx, house.which.documentId);
      return house.verbs.review.passGate(house.review, tx, { ...house.which, actor: as(house, who) });
    }),
};

/** Six steps are the most that a story needs; whoever may do a step again and again does not keep the others waiting. */
const MOST_ROUNDS = 12;

/** Everybody in turn does what is asked of somebody, as long as anything comes of it. */
async function march(house: House, people: readonly Letter[]): Promise<void> {
  for (const who of people) if ((await submit(house, who)).ok) break;
  let goesOn = true;
  for (let round = 0; goesOn && round < MOST_ROUNDS; round += 1) {
    const done: boolean[] = [];
    for (const who of people) done.push(await doesAll(house, who));
    goesOn = done.includes(true);
  }
}

const PROOFS: Readonly<Record<House['begins']['proofs'], readonly (1 | 2 | 3)[]>> = {
  ...{ none: [], first: [1], all: [1, 2, 3] },
};

/** Whether anything came of what somebody tried. */
async function doesAll(house: House, who: Letter): Promise<boolean> {
  const done: boolean[] = [];
  for (const level of PROOFS[house.begins.proofs]) done.push((await proof(house, who, level)).ok);
  done.push((await PRESSED.passes(house, who)).ok);
  return done.includes(true);
}

type Edit = { readonly who: Letter; readonly field: Field; readonly to: number };

/** Saves as Strapi's middleware does: a revision where the words are others, and the review follows. */
async function edit(house: House, { who, field, to }: Edit): Promise<void> {
  const { review: deps, verbs, which } = house;
  await deps.database.transaction(async (tx) => {
    await deps.revisions.takeTurn(tx, which.documentId);
    const before = await deps.revisions.last(tx, which);
    const content = contentOf(house.column, { ...wordingOf(before?.content), [field]: to });
    const hash = hashOfContent(content);
    if (before?.hash === hash) return;
    const hand = await handOf(house, tx, who);
    const revision = (before?.n ?? 0) + 1;
    const changed = before ? changedFields(before.content, content) : [];
    const words = { ...which, station: STATION, content, hash, changed };
    await deps.revisions.insert(tx, { ...words, ...hand, id: deps.ids.next(), n: revision });
    const title = String(content.title);
    const saved = { ...words, columnId: house.column, title, revision, before, hand, numbered: revision };
    await verbs.review.followEdit(deps, tx, { edit: saved, actor: as(house, who) });
  });
}

/** Who mends a manuscript that they hold for review does not become its author. */
async function handOf(house: House, tx: Tx, who: Letter): Promise<Hand> {
  const kept = await house.review.cases.now(tx, house.which);
  const author = house.idOf(who);
  const holds = kept?.claimedBy === author && (kept.claimedUntil?.getTime() ?? 0) > house.now();
  return { author, authorName: who, role: holds ? 'reviewer' : 'writer' };
}

/** One piece of work of one worker, which may die on the way; before it somebody looks for those who died. */
async function work(house: House, { answer, dies }: Extract<Deed, { do: 'work' }>): Promise<void> {
  await house.verbs.deliveries.sweepLeases(house.worker());
  house.outside.answer = answer;
  try {
    await house.verbs.deliveries.workOnce(house.worker(dies));
  } catch (error) {
    if (!(error instanceof Death)) throw error;
  }
}

/** A takedown as an order carries it out, the posts alone, and what the lifting of an order does. */
async function order(house: House, what: 'withdraw' | 'order-down' | 'lift'): Promise<void> {
  const { review: deps, verbs, which } = house;
  const actor = as(house, 'd');
  await deps.database.transaction(async (tx) => {
    await deps.revisions.takeTurn(tx, which.documentId);
    const worker = house.worker();
    await worker.deliveries.stopSends(tx, which.documentId);
    const kept = await deps.cases.forUpdate(tx, which);
    if (!kept) return;
    const event = what === 'lift' ? 'unseal' : 'seal';
    const change = { level: null, dueAt: null };
    if (what !== 'withdraw') await verbs.review.moveCase(deps, tx, { kept, actor, move: { event, change } });
    if (what !== 'lift') await verbs.deliveries.takeDown(worker, tx, { ...which, actor, order: '1' });
  });
}

/** What a signature sets off. It may come twice: a subscriber that died is asked again. */
async function plan(house: House, known: Watch, plans: { done: number }): Promise<void> {
  const { ledger } = await house.records();
  const fresh = ledger.slice(plans.done).filter(({ action }) => action === 'review.sign');
  plans.done = ledger.length;
  for (const { version, facts } of fresh) {
    // What `moveCase` writes about every step.
    const signed: SignedWords = { hash: String(version), revision: Number(facts['revision']) };
    for (let time = 0; time < 2; time += 1) {
      const deps = house.worker();
      await deps.database.transaction((tx) =>
        house.verbs.deliveries.planDeliveries(deps, tx, { station: STATION, ...house.which, ...signed }),
      );
      await known.planned(signed);
    }
    await house.corrected(signed);
  }
}
