import { defineErrors, refusal, type RefusalOf } from './errors';
import { Bug, err, ok, type Result } from './result';

/**
 * A named condition on a transition. `check` answers `true` to let the event pass; `false` refuses with the guard's name
 * as the reason, a string refuses with a reason of its own.
 */
export interface Guard<Facts> {
  readonly name: string;
  check(facts: Facts): boolean | string;
}

/** Where an event leads, under which condition, and what the verb has to do about it. */
export interface Transition<State extends string, Facts = void, Effect extends string = string> {
  readonly to: State;
  readonly guard?: Guard<Facts>;
  readonly effects?: readonly Effect[];
}

type Row<State extends string, Event extends string, Facts, Effect extends string> = Readonly<
  Partial<Record<Event, State | Transition<State, Facts, Effect>>>
>;

/** A state machine as data. Without `final`, every state that no event leaves is final. */
export interface MachineTable<
  State extends string,
  Event extends string,
  Facts = void,
  Effect extends string = string,
> {
  readonly name: string;
  readonly initial: State;
  readonly final?: readonly State[];
  /** Says that living on for ever is meant, as for a channel that goes on and off the air. */
  readonly endless?: boolean;
  readonly states: Readonly<Record<State, Row<State, Event, Facts, Effect>>>;
}

/** What a passed event gives: the next state, and the effects that the verb carries out in its transaction. */
export interface Move<State extends string, Effect extends string = string> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** What a machine refuses; a verb may hand it on as it is or wrap it into a refusal of its own. */
export const machineErrors = defineErrors('MACHINE', {
  EVENT_NOT_ALLOWED: refusal<NotAllowed>(
    409,
    '当前状态“{state}”下不能执行“{event}”',
    '“{event}” is not possible in state “{state}”',
  ),
  GUARD_REFUSED: refusal<NotAllowed & { readonly guard: string; readonly reason: string }>(
    409,
    '“{event}”的条件未满足：{reason}',
    '“{event}” was refused: {reason}',
  ),
});

/** Which event was refused where, and what would have been possible instead. */
export interface NotAllowed {
  readonly machine: string;
  readonly state: string;
  readonly event: string;
  readonly allowed: readonly string[];
}

/** The refusal of a machine. */
export type MachineRefusal = RefusalOf<typeof machineErrors>;

// What a function returns that returns nothing: the default of Facts.
type NoFacts = ReturnType<() => void>;
type FactsArgument<Facts> = [Facts] extends [NoFacts] ? [] : [facts: Facts];

/** A machine table with the two questions verbs, routes and pages ask it. */
export interface Machine<State extends string, Event extends string, Facts = void, Effect extends string = string> {
  readonly table: MachineTable<State, Event, Facts, Effect>;
  /** The states, in the order of the table. */
  readonly states: readonly State[];
  /** The events, in the order in which the table first names them. */
  readonly events: readonly Event[];
  /** Where the event leads from this state: `value.state` and `value.effects`. */
  next(state: State, event: Event, ...facts: FactsArgument<Facts>): Result<Move<State, Effect>, MachineRefusal>;
  /** The events possible now; without facts, those possible if every guard agrees. */
  allowed(state: State, ...facts: Partial<FactsArgument<Facts>>): readonly Event[];
  /** The transition as declared, for checks and diagrams; undefined where the table has none. */
  transition(state: State, event: Event): Transition<State, Facts, Effect> | undefined;
}

/** Any machine, for lists of them: start-up verifies all, the diagram script draws all. */
export type AnyMachine = Machine<string, string, unknown>;

/** Turns a table into a machine; `verify` says at start-up whether the table is sound. */
export function machine<State extends string, Event extends string, Facts = void, Effect extends string = string>(
  table: MachineTable<State, Event, Facts, Effect>,
): Machine<State, Event, Facts, Effect> {
  const states = keysOf(table.states);
  const events = [...new Set(states.flatMap((state) => keysOf(table.states[state])))];

  function transition(state: State, event: Event): Transition<State, Facts, Effect> | undefined {
    if (!Object.hasOwn(table.states, state)) throw new Bug(`machine ${table.name} has no state ${state}`);
    const row = table.states[state];
    // An event may be a word from a request: `constructor` must not find what every object inherits.
    const target = Object.hasOwn(row, event) ? row[event] : undefined;
    if (target === undefined || typeof target === 'object') return target;
    // What is no object is the short form, a State; TypeScript cannot narrow a generic that far.
    return { to: target as State };
  }

  function allowed(state: State, ...given: Partial<FactsArgument<Facts>>): readonly Event[] {
    return events.filter((event) => {
      const found = transition(state, event);
      return found !== undefined && (given.length === 0 || refusedBecause(found, given) === undefined);
    });
  }

  return {
    table,
    states,
    events,
    transition,
    allowed,
    next: (state, event, ...given) => {
      const found = transition(state, event);
      const about = { machine: table.name, state, event };
      if (!found) return err('MACHINE.EVENT_NOT_ALLOWED', { ...about, allowed: allowed(state, ...given) });
      const reason = refusedBecause(found, given);
      if (reason === undefined) return ok({ state: found.to, effects: found.effects ?? [] });
      const guard = found.guard?.name ?? '';
      return err('MACHINE.GUARD_REFUSED', { ...about, allowed: allowed(state, ...given), guard, reason });
    },
  };
}

function refusedBecause<State extends string, Facts>(
  { guard }: Transition<State, Facts>,
  [facts]: readonly unknown[],
): string | undefined {
  if (!guard) return undefined;
  // FactsArgument made the caller pass the facts, or proved that they are void.
  const answer = guard.check(facts as Facts);
  return answer === true ? undefined : answer || guard.name;
}

function keysOf<Key extends string>(row: Readonly<Partial<Record<Key, unknown>>>): readonly Key[] {
  // Tables are literals typed by these very keys; Object.keys only forgets it.
  return Object.keys(row) as Key[];
}
