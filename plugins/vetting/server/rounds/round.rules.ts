import type { RoundEvent, RoundState, SeatState } from '../../contract';

/** Members whose sheets count; those who left do not. */
export const sits = (state: SeatState): boolean => state !== 'recused' && state !== 'released';

/** How far a panel is: as far as its slowest member. */
export function stageOf(seats: readonly SeatState[]): 'seating' | 'scoring' | 'opening' | 'opened' {
  const sitting = seats.filter(sits);
  if (sitting.length === 0 || sitting.includes('asked')) return 'seating';
  if (sitting.includes('cleared')) return 'scoring';
  return sitting.includes('sealed') ? 'opening' : 'opened';
}

const EVENT_OF = { seating: 'wait', scoring: 'score', opening: 'unseal', opened: 'open' } as const satisfies Record<
  string,
  RoundEvent
>;

/** What happens to a round because of its seats; undefined when it stays where it is. */
export function followSeats(state: RoundState, seats: readonly SeatState[]): RoundEvent | undefined {
  const stage = stageOf(seats);
  if (stage === state) return undefined;
  // What opens has been through the state in which everybody could open.
  return stage === 'opened' && state !== 'opening' ? 'unseal' : EVENT_OF[stage];
}

/** The fewest members that judge. */
export const FEWEST_SEATS = 3;

/** Whether those who are left may judge without the seat that nobody could take. */
export function mayGoOn(left: readonly { readonly outside: boolean }[]): boolean {
  return left.length >= FEWEST_SEATS && left.some(({ outside }) => outside);
}
