import type { Coverage, StaffActor } from '../../contract';
import { err, ok, type Err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { APPROVED } from '../topics/topic.rules';
import type { CoverageDeps } from './coverage-deps';
import { coverageMachine } from './coverage.machine';
import type { KeptCoverage } from './coverage-store';
import { underWay } from './coverage.rules';
import { fieldPowers } from './field-standing';
import { shown, writeCoverage, type CoverageRefusal } from './plan-coverage';

type Input = {
  readonly id: string;
  readonly event: 'cover' | 'reopen' | 'cancel';
  readonly version: number;
  readonly reason?: string | undefined;
  readonly override: boolean;
};

/** Takes a coverage as covered, opens it again, or cancels it. The topic is held meanwhile, so two cannot both leave the other as the last. */
export async function moveCoverage(
  deps: CoverageDeps,
  actor: StaffActor,
  input: Input,
): Promise<Result<Coverage, CoverageRefusal>> {
  const { id, event, reason, override } = input;
  const [known] = await deps.coverages.byIds(actor.stations, [id]);
  if (!known) return err('HEARTH.NOT_FOUND');
  if (event === 'cancel' && !reason) return err('COVERAGES.REASON_MISSING');
  if (override && !(await fieldPowers(deps, actor)).override) return err('HEARTH.NOT_ALLOWED');

  const done = await deps.database.transaction((tx) => inTransaction(deps, tx, { actor, known, input }));
  return done.ok ? shown(deps, actor, id) : done;
}

type Within = { readonly actor: StaffActor; readonly known: KeptCoverage; readonly input: Input };

async function inTransaction(
  deps: CoverageDeps,
  tx: Tx,
  { actor, known, input }: Within,
): Promise<Result<null, CoverageRefusal>> {
  await deps.topics.lock(tx, [known.topic]);
  const [kept] = await deps.coverages.byIds([known.station], [input.id], tx);
  if (kept?.version !== input.version) return err('HEARTH.CHANGED_MEANWHILE');
  const count = underWay(kept.assignments);
  const next = coverageMachine.next(kept.state, input.event, { underWay: count });
  if (!next.ok) return count > 0 && isGuarded(next) ? err('COVERAGES.STILL_WORKED_ON', { count }) : next;
  const isLast = input.event === 'cancel' && (await leavesNone(deps, tx, kept));
  if (isLast && !input.override) return err('COVERAGES.LAST_ONE');
  const change = { actor, kept, ...changeOf(actor, { kept, input, state: next.value.state, isLast }) };
  return (await writeCoverage(deps, tx, change)) ? ok(null) : err('HEARTH.CHANGED_MEANWHILE');
}

type Found = {
  readonly kept: KeptCoverage;
  readonly input: Input;
  readonly state: KeptCoverage['state'];
  readonly isLast: boolean;
};

/** What is written of a move; over a last coverage the name and the reason stay with it. */
function changeOf(actor: StaffActor, { kept, input, state, isLast }: Found) {
  const reason = input.event === 'cancel' ? (input.reason ?? '') : null;
  const override = isLast && reason !== null ? { person: actor.id, reason } : null;
  const facts = { from: kept.state, to: state, ...(override ? { overriddenLastCoverage: true } : {}) };
  return { patch: { state, reason, override }, action: `coverage.${SPOKEN[input.event]}`, facts };
}

const SPOKEN = { cover: 'covered', reopen: 'reopened', cancel: 'cancelled' } as const;

const isGuarded = ({ error }: Err<{ readonly code: string }>): boolean => error.code === 'MACHINE.GUARD_REFUSED';

/** Whether an approved topic would be left with nothing that it yields. */
async function leavesNone(deps: CoverageDeps, tx: Tx, { id, topic: topicId, station }: KeptCoverage): Promise<boolean> {
  const [topic] = await deps.topics.byIds([station], [topicId], tx);
  if (!topic || !APPROVED.includes(topic.state)) return false;
  const others = await deps.coverages.ofTopic(topicId, tx);
  return others.every((one) => one.id === id || one.state === 'cancelled');
}
