import type { Tx } from '@hearth/cms/platform';
import type { LiveEvent, LiveEventType } from '../../contract';
import { hearTargetInside, type HearTargetDeps, type ToldTarget } from './hear-target';

const STATES: Readonly<Partial<Record<LiveEventType, ToldTarget['state']>>> = {
  'target.idle': 'waiting',
  'target.starting': 'starting',
  'target.broadcasting': 'broadcasting',
  'target.errored': 'errored',
  'target.fatal': 'fatal',
};

/**
 * Brings a copy that Mux makes in line with what Mux tells of it, in the transaction that marks the event done. One that the house does not know,
 * or told Mux anew of since, is left alone. Gives the copy's name when there is one.
 */
export async function hearRemote(deps: HearTargetDeps, tx: Tx, { type, data }: LiveEvent): Promise<string | undefined> {
  const state = STATES[type];
  const ref = data['target'];
  if (!state || typeof ref !== 'string') return undefined;
  const target = await deps.targets.byRef(tx, ref);
  if (!target) return undefined;
  const isBad = state === 'errored' || state === 'fatal';
  if (target.refAttempt === target.attempt) {
    const told = { target: target.id, attempt: target.attempt, state, ...(isBad ? { problem: 'unsaid' } : {}) };
    await hearTargetInside(deps, tx, told);
  }
  return target.name;
}
