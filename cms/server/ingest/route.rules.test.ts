import fc from 'fast-check';
import { routeRule, type RouteMatch, type RouteRule } from '../../contract';
import { unwrap } from '../../kernel';
import { decide, decisionOf, isWithin, readyRules, sameOutcome, type RouteFacts } from './route.rules';

const SOURCE = '0195f000-0000-7000-8000-000000000001';
const anItem = (change: Partial<RouteFacts> = {}): RouteFacts => ({
  ...{
    source: SOURCE,
    title: '市区多条道路积水',
    body: '受暴雨影响，北街、东街积水。',
    place: '',
    language: 'zh-Hans',
  },
  takenAt: '2026-11-27T12:00:00.000Z',
  ...change,
});
const aRule = (when: Partial<RouteMatch>, change: Partial<RouteRule> = {}): RouteRule =>
  routeRule.parse({ id: 'r', name: '规则', when, then: { do: 'lead' }, ...change });
const decided = (rules: readonly RouteRule[], item = anItem()) =>
  decisionOf(decide(unwrap(readyRules(rules)), item).rule);

describe('a rule', () => {
  it.each<[string, Partial<RouteMatch>, Partial<RouteFacts>, boolean]>([
    ['says nothing and always holds', {}, {}, true],
    ['any of its words', { any: ['地震', '暴雨'] }, {}, true],
    ['none of any', { any: ['地震'] }, {}, false],
    ['all of its words', { all: ['暴雨', '北街'] }, {}, true],
    ['not all', { all: ['暴雨', '南街'] }, {}, false],
    ['a word that must not stand there', { none: ['积水'] }, {}, false],
    ['width and case make no difference', { any: ['ＡＢＣ'] }, { title: 'abc crossing' }, true],
    ['the title only', { any: ['北街'], titleOnly: true }, {}, false],
    ['a pattern', { pattern: '[东西南北]街' }, {}, true],
    ['a pattern that is not there', { pattern: '第[一二三]中学' }, {}, false],
    ['its source', { sources: [SOURCE] }, {}, true],
    ['another source', { sources: ['0195f000-0000-7000-8000-000000000002'] }, {}, false],
    ['its language', { languages: ['en'] }, {}, false],
    ['a place of the source', { places: ['青禾'] }, { place: '青禾县' }, true],
    ['a place in the text', { places: ['东街'] }, {}, true],
    ['another place', { places: ['柳塘'] }, {}, false],
    ['the hour: 20:00 at the station', { hours: { from: '20:00', to: '20:01' } }, {}, true],
    ['another hour', { hours: { from: '12:00', to: '13:00' } }, {}, false],
    ['over midnight', { hours: { from: '19:00', to: '06:00' } }, {}, true],
  ])('holds by %s', (...[, when, change, isHeld]) => {
    expect(decided([aRule(when)], anItem(change)).do).toBe(isHeld ? 'lead' : 'keep');
  });

  it('is refused when its pattern could keep a node busy', () => {
    const bad = readyRules([aRule({ pattern: '(a+)+b' }, { name: '坏规则' })]);
    expect(bad).toMatchObject({ ok: false, error: { code: 'INGEST.BAD_RULE', details: { rule: '坏规则' } } });
  });

  it('that is switched off says nothing, whatever its pattern is', () => {
    expect(decided([aRule({ pattern: '(a+)+b' }, { on: false })]).do).toBe('keep');
  });
});

const match = fc.record({
  any: fc.subarray(['暴雨', '积水', '地震']),
  none: fc.subarray(['北街', '演练']),
  titleOnly: fc.boolean(),
  languages: fc.subarray<'zh-Hans' | 'en'>(['zh-Hans', 'en']),
});
const action = fc.constantFrom(
  { do: 'lead', importance: 1 },
  { do: 'drop', reason: '演练' },
  { do: 'attach' },
  { do: 'notify', role: 'desk-head' },
);
const rule = fc
  .record({ when: match, then: action, on: fc.boolean() })
  .map((made) => routeRule.parse({ ...made, id: 'r', name: '规则' }));
const rules = fc.array(rule, { maxLength: 6 });
const item = fc
  .record({ title: fc.constantFrom('暴雨', '积水演练', 'Rain'), body: fc.constantFrom('北街', '地震', '') })
  .map(anItem);

describe('rules in their order', () => {
  it('the first that holds decides: what stands after it makes no difference', () => {
    fc.assert(
      fc.property(rules, rules, item, (first, after, facts) => {
        const alone = decided(first, facts);
        if (alone.do !== 'keep') expect(decided([...first, ...after], facts)).toEqual(alone);
        else expect(decided([...first, ...after], facts)).toEqual(decided(after, facts));
      }),
    );
  });

  it('rules that are switched off are as good as not there', () => {
    fc.assert(
      fc.property(rules, item, (all, facts) => {
        expect(decided(all, facts)).toEqual(
          decided(
            all.filter(({ on }) => on),
            facts,
          ),
        );
      }),
    );
  });

  it('the same rules differ in nothing, so a dry run of what is switched on shows no difference', () => {
    fc.assert(fc.property(rules, item, (all, facts) => sameOutcome(decided(all, facts), decided(all, facts))));
  });

  it('a word more in what must not stand there never makes a rule hold', () => {
    fc.assert(
      fc.property(match, fc.constantFrom('暴雨', '北街'), item, (when, word, facts) => {
        const holds = (none: readonly string[]) => decided([aRule({ ...when, none: [...none] })], facts).do === 'lead';
        if (!holds(when.none)) expect(holds([...when.none, word])).toBe(false);
      }),
    );
  });
});

it('parts of a day cover each minute once', () => {
  const clock = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
  fc.assert(
    fc.property(clock, clock, fc.integer({ min: 0, max: 1439 }), (from, to, minute) => {
      fc.pre(from !== to);
      expect(isWithin({ from, to }, minute)).toBe(!isWithin({ from: to, to: from }, minute));
    }),
  );
});
