import type { Session, SessionPhase } from '../../contract';

type Times = { readonly beginsAt: string; readonly endsAt: string | null };

/** Whether a live is to come, goes on or is over at a moment; one of which nobody said when it ends goes on. */
export function phaseOf({ beginsAt, endsAt }: Times, now: Date): SessionPhase {
  if (now.getTime() < Date.parse(beginsAt)) return 'coming';
  return endsAt !== null && now.getTime() >= Date.parse(endsAt) ? 'over' : 'on';
}

/** Whether a live ends after it begins. */
export const isInOrder = ({ beginsAt, endsAt }: Times): boolean =>
  endsAt === null || Date.parse(endsAt) > Date.parse(beginsAt);

/** A live as pages see it. */
export const shownSession = (session: Omit<Session, 'phase'>, now: Date): Session => {
  const { id, title, kinds, beginsAt, endsAt, version } = session;
  return { id, title, kinds, beginsAt, endsAt, version, phase: phaseOf(session, now) };
};
