import type { EditionLine, EditionPlan } from '../../contract';

/** What saving a plan does at once to a signed story; `late`: it had gone out before it could be taken back. */
export type PlanTold = 'adds' | 'revives' | 'moves' | 'cancels' | 'next' | 'late';

/** A plan that was just saved, and how to take it back. */
export type Planned = {
  readonly told: PlanTold | undefined;
  readonly before: EditionPlan | null;
  readonly version: number;
};

/** What saving does at once; undefined where it is only noted until the story is signed. */
export function planTold(
  { planning }: Pick<EditionLine, 'planning'>,
  isWanted: boolean,
): Exclude<PlanTold, 'late'> | undefined {
  if (planning === 'before') return undefined;
  if (planning === 'moves') return isWanted ? 'moves' : 'cancels';
  return isWanted ? planning : 'next';
}

const NOTHING: EditionPlan = { wanted: false, dueAt: null, endsAt: null, embargo: null, missed: null };

/** What to say so that everything is as it was: a delivery that was added or revived is taken back, one that was moved gets its hours back. */
export function takenBack({ planning, plan, delivery }: EditionLine): EditionPlan | null {
  if (planning === 'adds' || planning === 'revives') return { ...(plan ?? NOTHING), wanted: false };
  if (planning !== 'moves' || !delivery) return plan;
  const { dueAt, endsAt, embargo, missed } = delivery;
  return { wanted: true, dueAt, endsAt, embargo, missed };
}

/** What to say after a plan was taken back; undefined where everything is as it was. */
export function toldLate({ planning, version }: Pick<EditionLine, 'planning' | 'version'>): Planned | undefined {
  return planning === 'next' ? { told: 'late', before: null, version } : undefined;
}
