import type { SwitchEffect, SwitchMode, SwitchWanted } from '../../contract';

/** A switch as far as it decides about one delivery. */
export type Throws = Pick<SwitchWanted, 'mode' | 'column'> & { readonly named: readonly string[] };

/** A story as far as switches look at it. */
export type Touched = { readonly documentId: string; readonly column: string };

/** What a switch does to a delivery. The database says the same in `switch_stopping`; a test holds the two against each other. */
export function effectOf({ mode, column, named }: Throws, { documentId, column: of }: Touched): SwitchEffect {
  if (mode === 'mourning' || named.includes(documentId)) return 'goes';
  if (mode === 'hold') return column === of ? 'stops' : 'goes';
  // What has to make room for breaking news goes out when it is over; silence is for as long as somebody says.
  return mode === 'breaking' ? 'moves' : 'stops';
}

/** What keeps a switch from being pressed as it is. */
export function switchProblem({
  mode,
  column,
  named,
}: Throws): 'SWITCH.NOTHING_NAMED' | 'SWITCH.COLUMN_MISSING' | null {
  if (mode === 'breaking' && named.length === 0) return 'SWITCH.NOTHING_NAMED';
  return (mode === 'hold') === (column !== null) ? null : 'SWITCH.COLUMN_MISSING';
}

/** Modes that keep the press of the publisher from putting a story into our own app, too. */
export const KEEPS_FROM_APP: readonly SwitchMode[] = ['silence', 'hold'];
