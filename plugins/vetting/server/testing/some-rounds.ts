import type { Round } from '../../contract';
import { aSheet, sitting, valueOf, type PanelDesk } from './a-panel-desk';

/** Where goods stand. */
export const stateOf = async (desk: PanelDesk, product: string): Promise<string> =>
  ((await desk.db.knex('vetting_product').where({ id: product }).first()) as { state: string }).state;

/** What happened to something, by the ledger. */
export const entriesOf = async (desk: PanelDesk, id: string): Promise<readonly string[]> =>
  (await desk.ledger.of('yunze', id)).map(({ action }) => action);

/** A round that everybody has sealed, each with their step. */
export async function sealedRound(desk: PanelDesk, steps: readonly number[] = []): Promise<Round> {
  const round = await desk.cleared(await desk.drawn());
  for (const [index, person] of sitting(round).entries()) {
    valueOf(await desk.seal(round.id, person, aSheet(steps[index] ?? 8)));
  }
  return desk.round(round.id);
}

/** A round that is open. */
export async function openedRound(desk: PanelDesk, steps: readonly number[] = []): Promise<Round> {
  const round = await sealedRound(desk, steps);
  for (const [index, person] of sitting(round).entries()) {
    valueOf(await desk.reveal(round.id, person, aSheet(steps[index] ?? 8)));
  }
  return desk.round(round.id);
}
