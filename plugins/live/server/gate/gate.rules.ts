import type { GateCondition } from '../../contract';
import { conditionsAt, gateConditions } from './gate-conditions.rules';
import type { GateFacts } from './gate-facts.rules';

/** Every condition that is asked at the moment of the facts, with whether it holds and on account of which lines it does not. */
export function askGate(facts: GateFacts): readonly GateCondition[] {
  return conditionsAt(facts.moment)
    .filter((name) => !facts.isRehearsal || gateConditions[name].inRehearsal === true)
    .map((name) => {
      const { about, check } = gateConditions[name];
      const answer = check(facts);
      const items = typeof answer === 'boolean' ? [] : [...answer];
      return { name, holds: typeof answer === 'boolean' ? answer : items.length === 0, about, items };
    });
}

/** The conditions that do not hold; none means that the gate is open. */
export const closedBy = (facts: GateFacts): readonly GateCondition[] => askGate(facts).filter(({ holds }) => !holds);
