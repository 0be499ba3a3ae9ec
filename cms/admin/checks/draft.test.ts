import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRuleFile } from '@hearth/cms/contract';
import { BLANK, bodyOf, draftOf, lineOf } from './draft';
import { bodyFields, cured, piecesOf, placeInBody } from './marks';

const folder = join(__dirname, '../../../database/rules');
const rules = readdirSync(folder)
  .filter((name) => name !== 'pack.json')
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown[])
  .map((rule) => checkRuleFile.parse(rule));

it('opens every rule of the pack as a draft and keeps it as it was', () => {
  for (const { id, ...rule } of rules) expect([id, bodyOf(draftOf(rule))]).toEqual([id, { rule }]);
});

it('says what a draft lacks', () => {
  const examples = { hit: '谭窑', pass: '坛窑' };
  expect(bodyOf({ ...BLANK, ...examples })).toEqual({ problem: 'terms' });
  expect(bodyOf({ ...BLANK, terms: '谭窑 → 坛窑' })).toEqual({ problem: 'examples' });
  expect(bodyOf({ ...BLANK, ...examples, terms: '谭窑', json: '{' })).toEqual({ problem: 'json' });
  expect(bodyOf({ ...BLANK, ...examples, terms: '谭窑->坛窑\n谭坊' })).toMatchObject({
    rule: { check: { kind: 'terms', terms: [{ find: '谭窑', better: '坛窑' }, { find: '谭坊' }] } },
  });
});

it('writes an example that spans lines as JSON', () => {
  expect([lineOf('一行'), lineOf('两\n行'), lineOf('{')]).toEqual(['一行', '"两\\n行"', '"{"']);
});

describe('marks', () => {
  const finding = (from: number, to: number, field = 'body.0') => ({
    ...{ rule: 'typo.x', ruleVersion: 1, severity: 'amber' as const, field, from, to, text: '' },
    ...{ message: { 'zh-Hans': '', en: '' }, suggestion: '部署' },
  });

  it('cut a text where findings begin and end', () => {
    const pieces = piecesOf('今天布署工作', [finding(2, 4), finding(3, 6)]);
    expect(pieces.map(({ text, findings }) => `${text}${findings.length}`)).toEqual(['今天0', '布1', '署2', '工作1']);
    expect(piecesOf('今天', [finding(0, 0, 'sourceName')]).map(({ text }) => text)).toEqual(['今天']);
  });

  it('are cured in their place', () => {
    expect(cured('今天布署工作', finding(2, 4))).toBe('今天部署工作');
    expect(bodyFields('一\n\n二').map(({ name, text }) => name + text)).toEqual(['body.0一', 'body.1', 'body.2二']);
    expect(placeInBody('一行\n今天布署', finding(2, 4, 'body.1'))).toEqual([5, 7]);
  });
});
