import type { DutyEvidence, DutyFault } from '../../contract';
import type { Finding, LiveFacts } from './live-facts.rules';

/** Something that was looked at, with what was wrong with it. */
export const seen = (
  kind: DutyEvidence['kind'],
  ref: string,
  more: { readonly hash?: string | null; readonly fault?: DutyFault | null } = {},
): DutyEvidence => ({ kind, ref, hash: more.hash ?? null, fault: more.fault ?? null });

type Phase = LiveFacts['session']['phase'];

/** Until when something that is missing may still be mended; of what the law names no day is never late. */
const LAST: Readonly<Partial<Record<DutyFault, readonly Phase[]>>> = {
  'no-agreement': ['coming'],
  'not-shown': ['coming', 'on'],
  'not-paid': ['coming', 'on', 'over'],
  'not-published': ['coming', 'on', 'over'],
};

/** A check fails by what it found; where nothing is there yet, or may be mended still, it stays open. */
export function finding(
  { session: { phase } }: Pick<LiveFacts, 'session'>,
  evidence: readonly DutyEvidence[],
): Finding {
  const faults = evidence.flatMap(({ fault }) => (fault === null ? [] : [fault]));
  if (faults.some((fault) => !LAST[fault]?.includes(phase))) return { outcome: 'fails', evidence };
  if (faults.length > 0) return { outcome: 'open', evidence };
  return { outcome: evidence.length === 0 && phase !== 'over' ? 'open' : 'holds', evidence };
}
