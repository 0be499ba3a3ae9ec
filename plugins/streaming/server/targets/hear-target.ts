import type { SystemActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { isTargetProblem, platformPresets, targetProblems, type TargetEvent, type TargetLight } from '../../contract';
import { moveTarget } from './move-target';
import type { TargetDeps } from './target-deps';
import { targetFatal } from './target-notices';
import type { KeptTarget } from './target-store';
import { targetMachine } from './target.machine';

/** What the relay tells of a copy. */
export type ToldTarget = {
  readonly target: string;
  readonly attempt: number;
  readonly state: 'waiting' | 'starting' | 'broadcasting' | 'errored' | 'fatal';
  readonly problem?: string;
};

const MEANS: Readonly<Record<ToldTarget['state'], TargetEvent>> = {
  waiting: 'wait',
  starting: 'connect',
  broadcasting: 'broadcast',
  errored: 'fail',
  fatal: 'give-up',
};

/**
 * Brings a copy in line with what the relay tells. What is told of an attempt that is over, of a copy that is stopped or gone, or what is known
 * already, changes nothing. Who started the copy is told when only a person can help. False when nothing moved.
 */
export async function hearTarget(deps: HearTargetDeps, told: ToldTarget): Promise<boolean> {
  return deps.database.transaction((tx) => hearTargetInside(deps, tx, told));
}

/** What hearing of copies stands on. */
export type HearTargetDeps = Pick<TargetDeps, 'database' | 'ledger' | 'outbox' | 'notices' | 'targets'>;

/** The same, in the transaction of whoever was told. */
export async function hearTargetInside(deps: HearTargetDeps, tx: Tx, told: ToldTarget): Promise<boolean> {
  const target = await deps.targets.hold(tx, told.target);
  const patch = target && patchOf(target, told);
  if (!target || !patch) return false;
  const actor: SystemActor = { kind: 'system', id: 'streaming', name: 'streaming', station: target.station };
  const action = `streaming-target.${MEANS[told.state]}`;
  const moved = await moveTarget(deps, tx, { target, actor, action, patch });
  // What hands a room out is mended by the house itself (`settle-distribution.ts`).
  if (moved && patch.state === 'fatal' && target.purpose === 'platform')
    await tellFatal(deps, tx, { ...target, problem: patch.problem });
  return moved !== undefined;
}

type News = { readonly problem: string | null; readonly state?: TargetLight };

/** What is new in what is told; undefined when nothing is. */
function patchOf(target: KeptTarget, told: ToldTarget): News | undefined {
  if (target.attempt !== told.attempt) return undefined;
  const next = targetMachine.next(target.state, MEANS[told.state]);
  if (!next.ok || next.value.state === 'removed') return undefined;
  const { state } = next.value;
  const problem = told.problem ?? null;
  if (state !== target.state) return { problem, state };
  return problem === target.problem ? undefined : { problem };
}

async function tellFatal({ notices }: Pick<TargetDeps, 'notices'>, tx: Tx, target: KeptTarget): Promise<void> {
  const { id, station, room, name, problem, platform, attempt, changedBy } = target;
  const words = targetProblems[problem !== null && isTargetProblem(problem) ? problem : 'refused'];
  const called = platformPresets[platform].name;
  await notices.notify(tx, {
    ...{ kind: targetFatal, station, to: { person: changedBy } },
    // Each attempt is told: a second key that is refused is news.
    subject: `${id}/${attempt}`,
    link: `/plugins/streaming/${room}`,
    facts: {
      name,
      zh: words['zh-Hans'].replace('{platform}', called['zh-Hans']),
      en: words.en.replace('{platform}', called.en),
    },
  });
}
