import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX, readLines } from '../../engine/wire/session-line.rules';
import { apply, newSession, type SessionState } from '../../engine/wire/session-state.rules';

/** Where a recording lies. */
export type RecordingPlace = {
  readonly session: string;
  readonly folder: string;
  /** More of it comes: players ask again. */
  readonly growing?: boolean;
  /** Seconds at its beginning that players skip. */
  readonly lead?: number;
};

type Kept = { readonly stamp: string; readonly state: SessionState };

const KEPT = 50;

/** Reads recordings by their indexes, and keeps those that were asked for lately. */
export function createRecordings(): (place: RecordingPlace) => Promise<SessionState | undefined> {
  const kept = new Map<string, Kept>();
  return async ({ session, folder }) => {
    const path = join(folder, INDEX);
    const facts = await stat(path).catch(() => undefined);
    if (!facts) return undefined;
    const stamp = `${facts.mtimeMs}-${facts.size}`;
    const known = kept.get(folder);
    kept.delete(folder);
    const state = known?.stamp === stamp ? known.state : await readSession(path, session);
    kept.set(folder, { stamp, state });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return state;
  };
}

async function readSession(path: string, session: string): Promise<SessionState> {
  const state = newSession(session);
  for (const line of readLines(await readFile(path, 'utf8')).lines) apply(state, line);
  return state;
}
