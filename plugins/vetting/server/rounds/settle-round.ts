import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ProductEvent, Round, SettleRound, Veto } from '../../contract';
import { COOL_DOWN_DAYS, outcomeOf, panelScore, type Outcome } from '../scores/score.rules';
import { moveGoods } from './move-goods';
import { moveRound } from './move-round';
import type { RoundDeps, RoundRefusal } from './round-deps';
import { sits } from './round.rules';
import { presentRound } from './see-rounds';

const EVENT_OF: Readonly<Record<Outcome, ProductEvent>> = {
  pass: 'pass-score',
  fix: 'fix',
  fail: 'fail-score',
  veto: 'veto',
};

/**
 * Settles a round: what follows from the scores is worked out here, and whoever settles says of every veto that was raised, or that they
 * raise themselves, whether it stands and why. The goods move in the same transaction.
 */
export async function settleRound(
  deps: RoundDeps,
  actor: StaffActor,
  { id, version, vetoes: words }: SettleRound & { readonly id: string },
): Promise<Result<Round, RoundRefusal>> {
  const vetoes = [...new Map(words.map((word) => [word.veto, word])).values()];
  const done = await deps.database.transaction(async (tx): Promise<Result<null, RoundRefusal>> => {
    const round = await deps.rounds.hold(tx, actor.stations, id);
    if (!round) return err('VETTING.ROUND_NOT_FOUND');
    if (round.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const seats = (await deps.seats.ofRound(tx, id)).filter(({ state }) => sits(state));
    const sheets = seats.flatMap(({ reveal }) => (reveal ? [reveal] : []));
    const open = unanswered(sheets, vetoes);
    if (open.length > 0) return err('VETTING.VETO_UNANSWERED', { vetoes: open.join(', ') });
    const goods = await deps.goods.hold(tx, [round.station], round.product);
    if (!goods) return err('VETTING.ROUND_NOT_FOUND');
    const steps = sheets.map((sheet) => sheet.steps);
    const score = panelScore(round.weights, steps);
    const standing = vetoes.filter(({ stands }) => stands).map(({ veto }) => veto);
    const outcome = outcomeOf({ score, vetoes: standing, fixes: await deps.rounds.fixes(tx, round.product) });
    const coolDays = outcome === 'fail' ? COOL_DOWN_DAYS : null;
    const patch = { settled: { outcome, vetoes, by: actor.id, coolDays } };
    const facts = { outcome, points: score.points, vetoes };
    const moved = await moveRound(deps, tx, { round, actor, event: 'settle', patch, facts });
    if (!moved.ok) return moved;
    const reason = standing.length > 0 ? standing.join(', ') : undefined;
    const move = { goods, actor, event: EVENT_OF[outcome], facts: { round: id, points: score.points } };
    const went = await moveGoods(deps, tx, { ...move, ...(reason === undefined ? {} : { reason }) });
    return went.ok ? ok(null) : went;
  });
  return done.ok ? presentRound(deps, actor, id) : done;
}

/** Vetoes that a member raised and nobody has said a word about. */
function unanswered(
  sheets: readonly { readonly vetoes: readonly Veto[] }[],
  words: readonly { readonly veto: Veto }[],
): readonly Veto[] {
  const said = new Set(words.map(({ veto }) => veto));
  return [...new Set(sheets.flatMap(({ vetoes }) => vetoes))].filter((veto) => !said.has(veto));
}
