import { useEffect } from 'react';
import type { CheckReport, ReviewCase } from '../../contract';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';

type Answer = {
  readonly reports: readonly CheckReport[];
  readonly mayWaive: boolean;
  readonly mayWaiveRed: boolean;
};

/** A finding of a report, with its place in it: that is how a waiver names it. */
export type Reported = CheckReport['findings'][number] & { readonly at: number };

/** The report of machine checks (机审报告) on the words as they stand, and what this person may do about its findings. */
export type ReportInHand = {
  readonly findings: readonly Reported[];
  readonly busy: boolean;
  may(finding: Reported): boolean;
  waive(finding: Reported, words: { readonly kind: string; readonly reason: string }): Promise<boolean>;
  takeBack(finding: Reported): Promise<boolean>;
};

/** Reads the newest report on these very words; undefined while there is none. What is decided changes what may be signed. */
export function useReport(
  { station, documentId, locale, hash }: Pick<ReviewCase, 'station' | 'documentId' | 'locale' | 'hash'>,
  onDecided: () => void,
): ReportInHand | undefined {
  const reading = useReading<Answer>(
    `/cms/checks/reports?station=${station}&documentId=${documentId}&locale=${locale}&hash=${hash}`,
  );
  const { reload, value } = reading;
  const { busy, act } = useActing();
  const report = value?.reports.find((one) => one.hash === hash);
  const isAwaited = value !== undefined && report === undefined;
  useEffect(() => {
    // Other words have a report of their own.
    if (isAwaited) reload();
  }, [hash, isAwaited, reload]);
  if (!value || !report) return undefined;
  const decide = async (to: string, body: object): Promise<boolean> => {
    const done = await act({ method: 'post', path: `/cms/checks/reports/${report.id}/${to}`, body });
    reload();
    if (done) onDecided();
    return done !== undefined;
  };
  return {
    findings: report.findings.map((finding, at) => ({ ...finding, at })),
    busy,
    may: ({ severity }) => (severity === 'red' ? value.mayWaiveRed : value.mayWaive),
    waive: ({ at }, words) => decide('waivers', { finding: at, ...words }),
    takeBack: ({ at }) => decide('waivers/taken-back', { finding: at }),
  };
}
