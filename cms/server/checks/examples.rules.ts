import type { CheckExample, CheckFinding, CheckInput, CheckRule } from '../../contract';
import { mapOk, type Result } from '../../kernel';
import { checkText } from './check-text.rules';
import { compileRules } from './compile-rules.rules';
import type { BadPattern } from './safe-pattern.rules';

/** What became of one example of a rule. */
export type ExampleOutcome = {
  readonly expected: 'hit' | 'pass';
  readonly example: CheckExample;
  readonly ok: boolean;
  readonly findings: readonly CheckFinding[];
};

/** An example without a day of its own is read as if it were published then. */
const EXAMPLE_DAY = '2026-11-21';

/** The text that an example stands for. */
export function inputOf(example: CheckExample): CheckInput {
  if (typeof example === 'string') return { fields: [{ name: 'body.0', text: example }], asOf: EXAMPLE_DAY };
  const fields = Object.entries(example.fields).map(([name, text]) => ({ name, text }));
  return { fields, facts: example.facts, asOf: example.asOf ?? EXAMPLE_DAY };
}

/** Runs a rule against its own examples. */
export function tryExamples(rule: CheckRule): Result<readonly ExampleOutcome[], BadPattern> {
  return mapOk(compileRules([rule]), (book) => {
    const outcome =
      (expected: 'hit' | 'pass') =>
      (example: CheckExample): ExampleOutcome => {
        const findings = checkText(inputOf(example), book);
        const isRight = expected === 'pass' ? findings.length === 0 : findings.some((one) => isMeant(one, example));
        return { expected, example, ok: isRight, findings };
      };
    return [...rule.examples.hit.map(outcome('hit')), ...rule.examples.pass.map(outcome('pass'))];
  });
}

function isMeant({ text, suggestion }: CheckFinding, example: CheckExample): boolean {
  if (typeof example === 'string') return true;
  const { marks = text, better = suggestion } = example;
  return marks === text && better === suggestion;
}

/** The examples that a rule fails, as a person reads them. */
export function failuresOf(outcomes: readonly ExampleOutcome[]): readonly string[] {
  return outcomes
    .filter(({ ok }) => !ok)
    .map(({ expected, example }) => {
      const words = typeof example === 'string' ? example : Object.values(example.fields).join(' / ');
      return `${expected === 'hit' ? '应命中' : '不应命中'}“${words.slice(0, 60)}”`;
    });
}
