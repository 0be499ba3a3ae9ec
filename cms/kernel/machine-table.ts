import type { Machine } from './machine';
import { finalStatesOf } from './machine-verify';

/** One cell of the table of states and events, for tests that must leave none out. */
export interface MachineCase<State extends string, Event extends string, Effect extends string = string> {
  readonly state: State;
  readonly event: Event;
  /** The next state, or null where the machine refuses. */
  readonly to: State | null;
  /** The guard that must agree first. */
  readonly guard: string | null;
  readonly effects: readonly Effect[];
}

/** Every state × event with its expected outcome, so that routes and jobs are tried in each, refusals included. */
export function cases<State extends string, Event extends string, Facts, Effect extends string>(
  machine: Machine<State, Event, Facts, Effect>,
): readonly MachineCase<State, Event, Effect>[] {
  return machine.states.flatMap((state) =>
    machine.events.map((event) => {
      const found = machine.transition(state, event);
      return { state, event, to: found?.to ?? null, guard: found?.guard?.name ?? null, effects: found?.effects ?? [] };
    }),
  );
}

/** Draws the machine as a Mermaid stateDiagram-v2, states in the order of the table, events as it first names them: `event [guard] / effects`. */
export function mermaid<State extends string, Event extends string, Facts, Effect extends string>(
  machine: Machine<State, Event, Facts, Effect>,
): string {
  const named = machine.states.filter((state) => idOf(state) !== state);
  const arrows = cases(machine).flatMap(({ state, event, to, guard, effects }) => {
    if (to === null) return [];
    const label = [event, guard && `[${guard}]`, effects.length > 0 && `/ ${effects.join(', ')}`]
      .filter(Boolean)
      .join(' ');
    return [`${idOf(state)} --> ${idOf(to)}: ${label}`];
  });
  return [
    'stateDiagram-v2',
    ...named.map((state) => `    state "${state}" as ${idOf(state)}`),
    `    [*] --> ${idOf(machine.table.initial)}`,
    ...arrows.map((arrow) => `    ${arrow}`),
    ...finalStatesOf(machine).map((state) => `    ${idOf(state)} --> [*]`),
  ].join('\n');
}

// Mermaid ends an id at a hyphen and takes a few words for its own.
const RESERVED = new Set(['state', 'note', 'end', 'direction', 'class', 'style', 'default', 'as']);

function idOf(state: string): string {
  const id = state.replace(/[^A-Za-z0-9_]/g, '_');
  return RESERVED.has(id.toLowerCase()) ? `${id}_` : id;
}
