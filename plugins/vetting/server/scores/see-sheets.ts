import type { StaffActor } from '@hearth/cms/contract';
import { ok, type Ok } from '@hearth/cms/kernel';
import type { BlindSheet, TieForm } from '../../contract';
import type { KeptRound } from '../rounds/round-store';
import type { RoundDeps } from '../rounds/round-deps';

type Deps = Pick<RoundDeps, 'database' | 'rounds' | 'seats' | 'goods'>;

/** The forms of ties that wait for somebody. They name goods and supplier, and nothing that leads to the code of a sample. */
export async function myForms(deps: Deps, actor: StaffActor): Promise<Ok<{ forms: TieForm[] }>> {
  const seats = await deps.seats.ofPerson(deps.database, actor.id, ['asked']);
  const rounds = await roundsOf(deps, seats);
  const goods = await deps.goods.byIds(
    deps.database,
    [...rounds.values()].map(({ product }) => product),
  );
  const forms = seats.flatMap(({ id, round }): TieForm[] => {
    const about = rounds.get(round);
    const thing = goods.find((one) => one.id === about?.product);
    if (!about || !thing) return [];
    return [{ seat: id, product: thing.title, supplier: thing.supplierName, dueAt: about.dueAt.toISOString() }];
  });
  return ok({ forms });
}

/** The sheets of somebody, by the codes of samples and in their order, which is none of time or of goods. */
export async function mySheets(deps: Deps, actor: StaffActor): Promise<Ok<{ sheets: BlindSheet[] }>> {
  const seats = await deps.seats.ofPerson(deps.database, actor.id, ['cleared', 'sealed', 'revealed']);
  const rounds = await roundsOf(deps, seats);
  const sheets = seats.flatMap(({ code, round, state, commitment, attempt, reason }): BlindSheet[] => {
    const about = rounds.get(round);
    if (!about) return [];
    const { rubricVersion, weights, briefs, dueAt } = about;
    return [
      {
        ...{ code, commitment, attempt, briefs, rubric: { version: rubricVersion, weights } },
        reason: state === 'cleared' ? reason : null,
        state: stateOf(state, about),
        dueOn: dueAt.toISOString().slice(0, 10),
      },
    ];
  });
  return ok({ sheets });
}

function stateOf(seat: string, round: KeptRound): BlindSheet['state'] {
  if (seat === 'revealed') return 'done';
  if (seat === 'cleared') return 'score';
  return round.state === 'opening' ? 'open' : 'wait';
}

/** The rounds that seats are in. A member sees their own whatever station they are of. */
async function roundsOf(
  deps: Deps,
  seats: readonly { readonly round: string; readonly station: string }[],
): Promise<ReadonlyMap<string, KeptRound>> {
  const found = await Promise.all(seats.map(({ round, station }) => deps.rounds.find(deps.database, [station], round)));
  return new Map(found.flatMap((round) => (round ? [[round.id, round] as const] : [])));
}
