import type { SessionState } from '../../contract';

/** States of a session in which nobody stands before the camera any more. */
const OVER: ReadonlySet<SessionState> = new Set(['ended', 'published', 'archived', 'cancelled']);

/** Whether a note would still be read: at a session that is over, nobody looks at the teleprompter. */
export const mayBeTold = (state: SessionState): boolean => !OVER.has(state);
