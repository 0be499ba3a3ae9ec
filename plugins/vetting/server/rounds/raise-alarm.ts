import type { RoundDeps } from './round-deps';
import { roundLate } from './round-notices';

/** Tells of rounds whose time is over, once: those who run them, and every member who has not handed in. */
export async function raiseAlarm(
  deps: Pick<RoundDeps, 'database' | 'rounds' | 'seats' | 'notices' | 'ledger'>,
): Promise<number> {
  return deps.database.transaction(async (tx) => {
    const late = await deps.rounds.late(tx);
    for (const { id, station, state } of late) {
      const seats = await deps.seats.ofRound(tx, id);
      const missing = seats.filter((seat) => ['asked', 'cleared', 'sealed'].includes(seat.state));
      const owing = state === 'opening' ? missing : missing.filter((seat) => seat.state !== 'sealed');
      const facts = { missing: String(owing.length) };
      const news = { kind: roundLate, station, subject: id, facts };
      const link = `/plugins/vetting/rounds/${id}`;
      await deps.notices.notify(tx, { ...news, to: { role: 'vetting-officer' }, link });
      for (const { person } of owing)
        await deps.notices.notify(tx, { ...news, to: { person }, link: '/plugins/vetting/panel' });
      const actor = { kind: 'system', id: 'vetting-rounds.alarm', name: '评审提醒', station } as const;
      const entry = {
        action: 'vetting-round.late',
        subject: id,
        facts: { missing: owing.map(({ person }) => person) },
      };
      deps.ledger.append(tx, { actor, ...entry });
    }
    return late.length;
  });
}
