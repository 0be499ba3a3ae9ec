import type { Machine } from './machine';

/** Why a machine table is unsound. */
export type MachineFault =
  'unknown-initial' | 'unknown-final' | 'unknown-target' | 'unreachable' | 'dead-end' | 'cannot-end';

/** One fault of a machine table, named so that whoever starts the host can mend it. */
export interface MachineProblem {
  readonly machine: string;
  readonly fault: MachineFault;
  /** The state at fault. */
  readonly state: string;
  readonly text: string;
}

interface Edge {
  readonly from: string;
  readonly event: string;
  readonly to: string;
}

/**
 * Verifies a table: targets exist, every state can be reached, every state that is not final can be left, and from every
 * state a final one can be reached unless the machine says `endless`. An empty list means sound.
 */
export function verify<State extends string, Event extends string, Facts, Effect extends string>(
  machine: Machine<State, Event, Facts, Effect>,
): readonly MachineProblem[] {
  const { name, initial, endless = false } = machine.table;
  const known = new Set<string>(machine.states);
  const edges = edgesOf(machine);
  const final = new Set<string>(finalStatesOf(machine));
  const reachable = closure([initial], edges);
  const canEnd = closure(
    final,
    edges.map(({ from, event, to }) => ({ from: to, event, to: from })),
  );
  const problem = (fault: MachineFault, state: string, text: string): MachineProblem => ({
    machine: name,
    fault,
    state,
    text: `${name}: ${text}`,
  });

  return [
    ...(known.has(initial) ? [] : [problem('unknown-initial', initial, `initial state ${initial} does not exist`)]),
    ...[...final]
      .filter((state) => !known.has(state))
      .map((state) => problem('unknown-final', state, `final state ${state} does not exist`)),
    ...edges
      .filter(({ to }) => !known.has(to))
      .map(({ from, event, to }) =>
        problem('unknown-target', from, `${from} × ${event} leads to ${to}, which does not exist`),
      ),
    ...machine.states
      .filter((state) => !reachable.has(state))
      .map((state) => problem('unreachable', state, `${state} cannot be reached from ${initial}`)),
    ...machine.states
      .filter((state) => !final.has(state))
      .flatMap((state) => {
        const stuck = !edges.some(({ from, to }) => from === state && to !== state);
        if (stuck) return [problem('dead-end', state, `${state} is not final and no event leaves it`)];
        if (endless || canEnd.has(state)) return [];
        return [problem('cannot-end', state, `from ${state} no final state can be reached`)];
      }),
  ];
}

/** The states in which an item may rest for good: as declared, else those that no event leaves. */
export function finalStatesOf<State extends string, Event extends string, Facts, Effect extends string>({
  table,
  states,
}: Machine<State, Event, Facts, Effect>): readonly State[] {
  if (table.final) return table.final;
  // What is meant to live for ever has no end unless it names one, so an empty state there is a mistake.
  return table.endless ? [] : states.filter((state) => Object.keys(table.states[state]).length === 0);
}

function edgesOf<State extends string, Event extends string, Facts, Effect extends string>(
  machine: Machine<State, Event, Facts, Effect>,
): readonly Edge[] {
  return machine.states.flatMap((from) =>
    machine.events.flatMap((event) => {
      const found = machine.transition(from, event);
      return found ? [{ from, event, to: found.to }] : [];
    }),
  );
}

function closure(start: Iterable<string>, edges: readonly Edge[]): ReadonlySet<string> {
  const seen = new Set(start);
  // A Set visits what is added while it is walked, so this is the whole search.
  for (const state of seen) for (const { from, to } of edges) if (from === state) seen.add(to);
  return seen;
}
