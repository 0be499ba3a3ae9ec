import type { StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type Ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { DrawSample, Retained, RetainedEvent, Sample } from '../../contract';
import { moveGoods } from '../rounds/move-goods';
import { blindCode, keepUntil } from './blind-code.rules';
import type { SampleDeps, SampleRefusal } from './sample-deps';
import type { KeptRetained, KeptSample, NewSample } from './sample-store';
import { retainedMachine, sampleMachine } from './sample.machine';

const MOST_TRIES = 8;

/** Draws a sample of goods that wait for one, gives it a code from chance, and puts two sealed ones aside. */
export async function drawSample(
  deps: SampleDeps,
  actor: StaffActor,
  { product, lot, bestBefore, retained }: DrawSample,
): Promise<Result<Sample, SampleRefusal>> {
  return deps.database.transaction(async (tx) => {
    const goods = await deps.goods.hold(tx, actor.stations, product);
    if (goods?.state !== 'sampling') return err('VETTING.NO_GOODS_TO_JUDGE', { state: goods?.state ?? '' });
    if (await deps.samples.isPast(tx, bestBefore)) return err('VETTING.SHELF_LIFE_OVER');
    if (lot !== null && !(await deps.samples.isLotOf(tx, lot, product))) return err('VETTING.LOT_OF_OTHERS');
    const { station, revision } = goods;
    const id = deps.ids.next();
    const days = { bestBefore, keepUntil: keepUntil(bestBefore) };
    await insertCoded(deps, tx, { id, station, product, lot, revision, ...days, drawnBy: actor.id });
    const sealed = retained.map((one) => ({ ...one, id: deps.ids.next(), station, sample: id }));
    if (!(await deps.samples.retain(tx, sealed))) return err('VETTING.TAG_USED');
    // The code is not among the facts: whoever reads the ledger must not learn which goods are behind it.
    const facts = { product, lot, revision, tags: retained.map(({ tag }) => tag) };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'vetting-sample.drawn', subject: id, facts });
    return sampleById(deps, tx, { stations: [station], id });
  });
}

/** Tries codes until one is free; among six hundred million the first one is. */
async function insertCoded(deps: SampleDeps, tx: Tx, sample: Omit<NewSample, 'code'>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (await deps.samples.insert(tx, { ...sample, code: blindCode(deps.random) })) return;
  }
  throw new Bug('no blind code is free');
}

type Test = { readonly id: string; readonly version: number; readonly passed: boolean; readonly finding: string };

/** Notes what the test found. Goods that passed wait for a panel; goods that failed are out for good. */
export async function noteTest(
  deps: SampleDeps,
  actor: StaffActor,
  { id, version, passed, finding }: Test,
): Promise<Result<Sample, SampleRefusal>> {
  return deps.database.transaction(async (tx) => {
    const sample = await deps.samples.hold(tx, actor.stations, id);
    if (!sample) return err('VETTING.SAMPLE_NOT_FOUND');
    if (sample.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = sampleMachine.next(sample.state, passed ? 'pass' : 'fail');
    if (!next.ok) return err('VETTING.SAMPLE_STATE', { state: sample.state });
    if (!(await deps.samples.note(tx, sample, { state: next.value.state, finding })))
      return err('HEARTH.CHANGED_MEANWHILE');
    const { station } = sample;
    const entry = { action: 'vetting-sample.tested', subject: id, facts: { passed, finding } };
    deps.ledger.append(tx, { actor: { ...actor, station }, ...entry });
    const moved = await moveTested(deps, tx, { actor, sample, passed, finding });
    return moved.ok ? sampleById(deps, tx, { stations: [station], id }) : moved;
  });
}

type Tested = {
  readonly actor: StaffActor;
  readonly sample: KeptSample;
  readonly passed: boolean;
  readonly finding: string;
};

/** Moves goods by what the test of their sample found; what was changed since is another thing than what was tested. */
async function moveTested(
  deps: SampleDeps,
  tx: Tx,
  { actor, sample, passed, finding }: Tested,
): Promise<Result<null, SampleRefusal>> {
  const goods = await deps.goods.hold(tx, [sample.station], sample.product);
  if (goods?.revision !== sample.revision) return err('VETTING.NO_GOODS_TO_JUDGE', { state: goods?.state ?? '' });
  const why = passed ? {} : { reason: finding };
  const event = passed ? 'pass-test' : 'fail-test';
  return moveGoods(deps, tx, { goods, actor, event, facts: { sample: sample.id }, ...why });
}

type Turn = { readonly id: string; readonly version: number; readonly event: RetainedEvent; readonly reason: string };

/** Opens a retained sample, or throws it away; never before its shelf life and thirty days are over. */
export async function turnRetained(
  deps: SampleDeps,
  actor: StaffActor,
  { id, version, event, reason }: Turn,
): Promise<Result<Retained, SampleRefusal>> {
  return deps.database.transaction(async (tx) => {
    const kept = await deps.samples.holdRetained(tx, actor.stations, id);
    if (!kept) return err('VETTING.SAMPLE_NOT_FOUND');
    if (kept.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = retainedMachine.next(kept.state, event);
    if (!next.ok) return err('VETTING.SAMPLE_STATE', { state: kept.state });
    if (event === 'discard' && !kept.isOver) return err('VETTING.KEPT_LONGER', { until: kept.keepUntil });
    const { state } = next.value;
    if (!(await deps.samples.turn(tx, kept, { state, reason, by: actor.id }))) return err('HEARTH.CHANGED_MEANWHILE');
    const entry = { action: `vetting-retained.${event}`, subject: kept.sample, facts: { tag: kept.tag, reason } };
    deps.ledger.append(tx, { actor: { ...actor, station: kept.station }, ...entry });
    return ok(presentRetained({ ...kept, state, reason, version: version + 1 }));
  });
}

type Goods = { readonly code: string; readonly product: string; readonly title: string; readonly lot: string | null };

/** Says which goods are behind a code. Whoever asked, and why, is in the ledger before they read the answer. */
export async function unblind(
  deps: SampleDeps,
  actor: StaffActor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<Goods, SampleRefusal>> {
  return deps.database.transaction(async (tx) => {
    const sample = await deps.samples.hold(tx, actor.stations, id);
    const goods = sample && (await deps.goods.hold(tx, [sample.station], sample.product));
    if (!goods) return err('VETTING.SAMPLE_NOT_FOUND');
    const entry = { action: 'vetting-sample.unblinded', subject: id, facts: { reason } };
    deps.ledger.append(tx, { actor: { ...actor, station: sample.station }, ...entry });
    const lot = sample.lot === null ? null : await deps.samples.lotCode(tx, sample.lot);
    return ok({ code: sample.code, product: goods.id, title: goods.title, lot });
  });
}

/** Samples by their codes, the newest first. */
export async function listSamples(
  deps: SampleDeps,
  actor: StaffActor,
  before?: string,
): Promise<Ok<{ samples: Sample[] }>> {
  const samples = await deps.samples.list(deps.database, actor.stations, before);
  const ids = samples.map(({ id }) => id);
  const kept = await deps.samples.retainedOf(deps.database.read, ids);
  return ok({ samples: samples.map((sample) => presentSample(sample, kept)) });
}

async function sampleById(
  deps: SampleDeps,
  tx: Tx,
  { stations, id }: { readonly stations: readonly string[]; readonly id: string },
): Promise<Result<Sample, SampleRefusal>> {
  const sample = await deps.samples.hold(tx, stations, id);
  return sample ? ok(presentSample(sample, await deps.samples.retainedOf(tx, [id]))) : err('VETTING.SAMPLE_NOT_FOUND');
}

function presentSample(sample: KeptSample, kept: readonly KeptRetained[]): Sample {
  const { id, code, state, finding, bestBefore, keepUntil: until, drawnAt, version } = sample;
  return {
    ...{ id, code, state, finding, bestBefore, keepUntil: until, version, drawnAt: drawnAt.toISOString() },
    retained: kept.filter((one) => one.sample === id).map(presentRetained),
  };
}

function presentRetained({ id, tag, photoHash, place, state, reason, version }: KeptRetained): Retained {
  return { id, tag, photoHash, place, state, reason, version, allowedEvents: [...retainedMachine.allowed(state)] };
}
