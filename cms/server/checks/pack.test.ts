import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkKinds, checkRuleFile, type CheckRule } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { compileRules } from './compile-rules.rules';
import { failuresOf, tryExamples } from './examples.rules';
import { checkText } from './check-text.rules';
import { inputOf } from './examples.rules';

const folder = join(__dirname, '../../../database/rules');

/** The pack as its files stand, read here without the code that loads it. */
const rules: readonly CheckRule[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'pack.json')
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown[])
  .map((rule) => ({ ...checkRuleFile.parse(rule), version: 1 }));

describe('the starter pack', () => {
  it('has at least 120 rules, each with a name of its own, of every kind', () => {
    expect(rules.length).toBeGreaterThanOrEqual(120);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(new Set(rules.map(({ check }) => check.kind))).toEqual(new Set(checkKinds));
    expect(rules.filter(({ id }) => id.startsWith('st.'))).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s finds what it must and nothing that it must not',
    (_id, rule) => {
      const outcomes = unwrap(tryExamples(rule));
      expect(failuresOf(outcomes)).toEqual([]);
      for (const { findings } of outcomes) {
        for (const { message } of findings) expect(Object.values(message).join()).not.toMatch(/[{}]/);
      }
    },
  );

  it('finds the same in its examples when all rules run together', () => {
    const book = unwrap(compileRules(rules));
    for (const rule of rules) {
      for (const example of rule.examples.hit) {
        const alone = unwrap(compileRules([rule]));
        const own = checkText(inputOf(example), book).filter((finding) => finding.rule === rule.id);
        expect(own).toEqual(checkText(inputOf(example), alone));
      }
    }
  });

  it('names places as a newsroom does, in both languages', () => {
    const book = unwrap(compileRules(rules.filter(({ id }) => id === 'figure.casualties')));
    const fields = [
      { name: 'title', text: '客车侧翻 3人受伤' },
      { name: 'body.1', text: '5人受伤。' },
    ];
    expect(checkText({ fields }, book).map(({ message }) => message)).toEqual([
      {
        'zh-Hans': '伤亡人数前后不一：此处“3人”，正文第2段作“5人”，请核对现场通报',
        en: 'Casualties disagree: “3人” here, “5人” in paragraph 2; check with the scene',
      },
    ]);
  });
});
