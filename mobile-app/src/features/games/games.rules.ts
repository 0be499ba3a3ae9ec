/** As it is said in a sentence or on a button. */
export const money = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** Where a window of time stands. */
export type Phase = 'soon' | 'on' | 'over';

/** Whether something is to come, goes on or is over, by the clock of the device: the host decides. */
export function phaseOf(
  { opensAt, closesAt }: { readonly opensAt: string; readonly closesAt: string },
  now: number,
): Phase {
  if (now < Date.parse(opensAt)) return 'soon';
  return now < Date.parse(closesAt) ? 'on' : 'over';
}
