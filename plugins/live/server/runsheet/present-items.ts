import type { Runsheet, RunsheetItem } from '../../contract';
import type { KeptSession } from '../sessions/session-store';
import type { KeptItem } from './item-store';

/** A line as pages see it. */
export function presentItem({ session: _of, station: _at, beganAt, endedAt, ...item }: KeptItem): RunsheetItem {
  return { ...item, beganAt: beganAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null };
}

/** The run-of-show of a session. */
export const presentRunsheet = (session: KeptSession, items: readonly KeptItem[]): Runsheet => ({
  items: items.map(presentItem),
  version: session.runsheetVersion,
  plannedSeconds: items.reduce((sum, { seconds }) => sum + seconds, 0),
  budgetSeconds: session.plannedMinutes * 60,
  beganAt: session.beganAt?.toISOString() ?? null,
});
