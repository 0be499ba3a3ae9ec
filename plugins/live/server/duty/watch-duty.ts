import { eachAlone, mapOk, ok, type Result } from '@hearth/cms/kernel';
import type { DutyRole } from '../../contract';
import { houseOf } from '../sessions/note';
import { soundAlarm } from '../sessions/raise-alarm';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import { missedRoles } from './duty.rules';
import { listen } from './listen';

const ROLES: Readonly<Record<DutyRole, string>> = {
  host: '主播',
  'field-controller': '场控',
  'compliance-officer': '合规',
  'duty-editor': '值班编辑',
};

/** What the alarm says of roles in which nobody gave a sign for a minute. */
const wordsOf = (missing: readonly DutyRole[]): string =>
  `${missing.map((role) => ROLES[role]).join('、')}超过一分钟没有在岗心跳`;

/**
 * Looks after everything that is on the air: where a role is empty for a minute in which somebody could be heard, the live is paused. Answers which it
 * paused.
 */
export async function watchDuty(deps: SessionDeps): Promise<readonly string[]> {
  const since = await listen(deps);
  const paused: string[] = [];
  // Nobody goes unwatched because another live could not be looked at.
  await eachAlone(await deps.sessions.onAir(deps.database.read), async (id) => {
    if (await isPaused(deps, id, since)) paused.push(id);
  });
  return paused;
}

/** Held before it is looked at: a sign of life that came meanwhile counts, and two nodes pause it once. */
async function isPaused(deps: SessionDeps, id: string, since: Date): Promise<boolean> {
  const done = await deps.database.transaction(async (tx): Promise<Result<boolean, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id);
    if (session?.state !== 'live') return ok(false);
    const missing = missedRoles(await deps.duty.of(tx, id), await deps.time.now(tx), since);
    if (missing.length === 0) return ok(false);
    const alarm = { degree: 3, words: wordsOf(missing), facts: { kind: 'duty-missed', roles: [...missing] } } as const;
    return mapOk(await soundAlarm(deps, tx, { ...alarm, actor: houseOf(session.station), session }), () => true);
  });
  return done.ok && done.value;
}
