import type { CheckFinding, CheckReport } from '../../contract';

/** The red findings of a report that nobody has waived. */
export function openReds({ findings }: CheckReport): readonly CheckFinding[] {
  return findings.filter(({ severity, waiver }) => severity === 'red' && waiver === null);
}
