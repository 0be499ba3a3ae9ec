import { coverageMoved, type Coverage, type CoverageEvent, type CoverageWords, type StaffActor } from '../../contract';
import { err, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { CoverageDeps } from './coverage-deps';
import { coverageMachine } from './coverage.machine';
import { changedWords, underWay } from './coverage.rules';
import type { CoveragePatch, KeptCoverage } from './coverage-store';
import { fieldPowers } from './field-standing';

/** Why work on a coverage is refused. */
export type CoverageRefusal =
  | MachineRefusal
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.NOT_ALLOWED'
      | 'HEARTH.CHANGED_MEANWHILE'
      | 'COVERAGES.TOPIC_IS_OVER'
      | 'COVERAGES.IS_OVER'
      | 'COVERAGES.LAST_ONE'
      | 'COVERAGES.REASON_MISSING',
      undefined
    >
  | Refusal<'COVERAGES.STILL_WORKED_ON', { count: number }>;

/** Events that people press; the others follow from assignments. */
const PRESSED: readonly CoverageEvent[] = ['cover', 'reopen', 'cancel'];

/** A coverage with what may happen to it. */
export function presentCoverage({ assignments, ...kept }: KeptCoverage): Coverage {
  const facts = { underWay: underWay(assignments) };
  const allowedEvents = coverageMachine.allowed(kept.state, facts).filter((event) => PRESSED.includes(event));
  return { ...kept, assignments: assignments.length, allowedEvents: [...allowedEvents] };
}

/** What a topic will yield, and what whoever asks may do about it. */
export async function listCoverages(
  deps: CoverageDeps,
  actor: StaffActor,
  topicId: string,
): Promise<Result<{ coverages: Coverage[]; mayPlan: boolean; mayOverride: boolean }, CoverageRefusal>> {
  const [topic] = await deps.topics.byIds(actor.stations, [topicId]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  const [kept, powers] = await Promise.all([deps.coverages.ofTopic(topicId), fieldPowers(deps, actor)]);
  return ok({ coverages: kept.map(presentCoverage), mayPlan: powers.plan, mayOverride: powers.override });
}

const OVER: readonly string[] = ['merged', 'cancelled', 'rejected'];
const EMPTY: Omit<CoverageWords, 'kind'> = { title: '', plan: '', seconds: null, due: null, deadlines: [] };

type Plan = { readonly [Field in keyof CoverageWords]?: CoverageWords[Field] | undefined } & {
  readonly id: string;
  readonly kind: CoverageWords['kind'];
};

/** Plans one more thing that a topic will yield. */
export async function planCoverage(
  deps: CoverageDeps,
  actor: StaffActor,
  { id: topicId, ...words }: Plan,
): Promise<Result<Coverage, CoverageRefusal>> {
  const [topic] = await deps.topics.byIds(actor.stations, [topicId]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  if (OVER.includes(topic.state)) return err('COVERAGES.TOPIC_IS_OVER');
  const { station } = topic;
  const id = deps.ids.next();
  await deps.database.transaction(async (tx) => {
    const whole = { ...EMPTY, kind: words.kind, ...said(words) };
    await deps.coverages.insert(tx, { ...whole, id, topic: topicId, station, author: actor.id });
    deps.ledger.append(tx, {
      actor,
      action: 'coverage.planned',
      subject: id,
      facts: { topic: topicId, kind: words.kind },
    });
    const at = deps.clock.now().toISOString();
    const told = { coverageId: id, topicId, to: 'planned' as const, version: 1, by: actor.id, at };
    await deps.outbox.append(tx, coverageMoved({ station, ...told }));
  });
  return shown(deps, actor, id);
}

type Change = { readonly [Field in keyof CoverageWords]?: CoverageWords[Field] | undefined } & {
  readonly id: string;
  readonly version: number;
};

/** Changes what is wanted and until when. What is over stays as it was taken. */
export async function changeCoverage(
  deps: CoverageDeps,
  actor: StaffActor,
  { id, version, ...words }: Change,
): Promise<Result<Coverage, CoverageRefusal>> {
  const [kept] = await deps.coverages.byIds(actor.stations, [id]);
  if (!kept) return err('HEARTH.NOT_FOUND');
  if (kept.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  if (kept.state === 'covered' || kept.state === 'cancelled') return err('COVERAGES.IS_OVER');
  const fields = changedWords(kept, said(words));
  if (fields.length === 0) return shown(deps, actor, id);
  const change = { patch: said(words), action: 'coverage.changed', facts: { fields }, fields };
  const done = await deps.database.transaction((tx) => writeCoverage(deps, tx, { actor, kept, ...change }));
  return done ? shown(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

/** Reads one coverage as somebody sees it. */
export async function shown(
  deps: CoverageDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Coverage, CoverageRefusal>> {
  const [kept] = await deps.coverages.byIds(actor.stations, [id]);
  return kept ? ok(presentCoverage(kept)) : err('HEARTH.NOT_FOUND');
}

/** A change of a coverage that was found allowed. */
export type CoverageChange = {
  readonly actor: Parameters<CoverageDeps['ledger']['append']>[1]['actor'];
  readonly kept: KeptCoverage;
  readonly patch: CoveragePatch;
  readonly action: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What of its words is another now. */
  readonly fields?: readonly string[];
};

/** Writes a change with its entry and its event; false when somebody was first. */
export async function writeCoverage(deps: CoverageDeps, tx: Tx, change: CoverageChange): Promise<boolean> {
  const { actor, kept, patch, action, facts = {}, fields } = change;
  if (!(await deps.coverages.patch(tx, kept, patch))) return false;
  deps.ledger.append(tx, { actor, action, subject: kept.id, facts });
  const at = deps.clock.now().toISOString();
  const told = { topicId: kept.topic, to: patch.state ?? kept.state, version: kept.version + 1, by: actor.id, at };
  const words = fields === undefined ? {} : { fields: [...fields] };
  await deps.outbox.append(tx, coverageMoved({ station: kept.station, coverageId: kept.id, ...told, ...words }));
  return true;
}

/** Only what was really said: zod leaves optional fields there as undefined. */
function said(words: object): Partial<CoverageWords> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}
