import type { Actor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { revealSchema } from '../../contract';
import { panelScore } from '../scores/score.rules';
import { moveGoods } from './move-goods';
import { moveRound } from './move-round';
import type { RoundDeps, RoundRefusal } from './round-deps';
import { roundOpened, sheetsWanted } from './round-notices';
import type { KeptRound } from './round-store';
import { followSeats, sits } from './round.rules';

type Follow = { readonly round: KeptRound; readonly actor: Actor };

/** Brings a round to where its seats are. When the last sheet is open, all are laid open in this very transaction. */
export async function followRound(
  deps: RoundDeps,
  tx: Tx,
  { round, actor }: Follow,
): Promise<Result<KeptRound, RoundRefusal>> {
  if (round.state === 'abandoned') return ok(round);
  const seats = await deps.seats.ofRound(tx, round.id);
  const event = followSeats(
    round.state,
    seats.map(({ state }) => state),
  );
  if (!event) return ok(round);
  if (event === 'open') return openTogether(deps, tx, { round, actor });
  const moved = await moveRound(deps, tx, { round, actor, event });
  if (!moved.ok) return moved;
  if (event === 'unseal') {
    for (const seat of seats.filter(({ state }) => state === 'sealed')) {
      const news = { station: round.station, to: { person: seat.person }, subject: seat.id, facts: {} };
      await deps.notices.notify(tx, { kind: sheetsWanted, ...news, link: '/plugins/vetting/panel' });
    }
  }
  return followRound(deps, tx, { round: moved.value, actor });
}

/** Lays all sheets open at once, works the score out, and tells the goods that they are scored. */
async function openTogether(
  deps: RoundDeps,
  tx: Tx,
  { round, actor }: Follow,
): Promise<Result<KeptRound, RoundRefusal>> {
  const sheets = [];
  for (const seat of (await deps.seats.ofRound(tx, round.id)).filter(({ state }) => sits(state))) {
    const text = deps.vault.open(deps.seats.revealPlace(seat.id), seat.revealSealed ?? '');
    const reveal = revealSchema.parse(JSON.parse(text));
    await deps.seats.open(tx, seat.id, reveal);
    sheets.push(reveal.steps);
  }
  const { points, weak } = panelScore(round.weights, sheets);
  const goods = await deps.goods.hold(tx, [round.station], round.product);
  if (!goods) return err('VETTING.ROUND_NOT_FOUND');
  const scored = await moveGoods(deps, tx, { goods, actor, event: 'open-scores', facts: { round: round.id, points } });
  if (!scored.ok) return scored;
  const facts = { points, weak, sheets: sheets.length };
  const moved = await moveRound(deps, tx, { round, actor, event: 'open', patch: { points }, facts });
  if (!moved.ok) return moved;
  const news = { station: round.station, to: { role: 'vetting-officer' as const }, subject: round.id };
  const told = { title: goods.title, points: String(points) };
  await deps.notices.notify(tx, {
    kind: roundOpened,
    ...news,
    facts: told,
    link: `/plugins/vetting/rounds/${round.id}`,
  });
  return moved;
}
