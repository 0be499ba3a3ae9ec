import type { CheckRuleBody } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { aCheckDesk, aCheckNode, PACK, type CheckDesk } from '../../../tests/host/a-check-desk';
import { addRule, changeRule } from './change-rules';
import type { ChecksDeps } from './checks-deps';
import { checksDeps } from './checks-wiring';
import { chooseRule } from './choose-rule';
import { listRules, listVersions } from './list-rules';
import { loadPack } from './load-pack';
import { readPack, type RulePack } from './read-pack';

let desk: CheckDesk;
let deps: ChecksDeps;
let stop: () => Promise<void>;
const pack = readPack(PACK);

function nodeOf(at: CheckDesk): { deps: ChecksDeps; stop: () => Promise<void> } {
  const node = aCheckNode(at);
  return { deps: checksDeps(node, { holds: async () => true, published: { last: async () => [] } }), stop: node.stop };
}

beforeAll(async () => {
  desk = await aCheckDesk();
  ({ deps, stop } = nodeOf(desk));
  await loadPack(deps, pack);
}, 60_000);
afterAll(async () => {
  await stop();
  await desk.stop();
});

const kiln: CheckRuleBody = {
  owner: '校对组',
  severity: 'red',
  message: { 'zh-Hans': '窑名是“{better}”', en: 'The kiln is called “{better}”' },
  check: { kind: 'terms', terms: [{ find: '谭窑', better: '坛窑' }] },
  examples: { hit: ['谭窑今晚开窑。'], pass: ['坛窑今晚开窑。'] },
};

let count = 0;
const name = (): string => `kiln-${(count += 1)}`;
const rowsOf = (table: string, where: object): Promise<Record<string, unknown>[]> => desk.db.knex(table).where(where);

describe('the pack', () => {
  it('is loaded once, whichever of two nodes starts first', async () => {
    const fresh = await aCheckDesk();
    try {
      const [one, other] = [nodeOf(fresh), nodeOf(fresh)];
      const both = await Promise.all([loadPack(one.deps, pack), loadPack(other.deps, pack)]);
      expect(both.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, pack.rules.length]);
      expect(await loadPack(one.deps, pack)).toEqual({ added: 0, changed: 0, retired: 0 });
      await Promise.all([one.stop(), other.stop()]);
    } finally {
      await fresh.stop();
    }
  }, 60_000);

  it('brings new versions beside the old, retires what is gone, and is never taken back by an older one', async () => {
    const fresh = await aCheckDesk();
    const node = nodeOf(fresh);
    try {
      await loadPack(node.deps, pack);
      const [first, second, ...others] = pack.rules;
      const changed = { ...first!, body: { ...first!.body, severity: 'note' as const, owner: '值班校对' } };
      const next: RulePack = { edition: pack.edition + 1, digest: 'next', rules: [changed, ...others] };
      expect(await loadPack(node.deps, next)).toEqual({ added: 0, changed: 1, retired: 1 });
      expect(await loadPack(node.deps, pack)).toEqual({ added: 0, changed: 0, retired: 0 });

      const versions = unwrap(await listVersions(node.deps, fresh.head, first!.id)).versions;
      expect(versions.map(({ version, owner }) => [version, owner])).toEqual([
        [2, '值班校对'],
        [1, first!.body.owner],
      ]);
      const book = await node.deps.books.at('yunze');
      expect(book.rules.map(({ id }) => id)).not.toContain(second!.id);
      expect(await node.deps.ledger.of('yunze', 'house')).toHaveLength(2);
      const back: RulePack = { edition: next.edition + 1, digest: 'back', rules: pack.rules };
      expect(await loadPack(node.deps, back)).toMatchObject({ added: 0, changed: 2, retired: 0 });
    } finally {
      await node.stop();
      await fresh.stop();
    }
  }, 60_000);

  it('is refused when a rule fails its own examples', async () => {
    const liar = { id: 'typo.liar', body: { ...kiln, examples: { hit: ['坛窑'], pass: ['谭窑'] } } };
    const bad: RulePack = { edition: 99, digest: 'bad', rules: [...pack.rules, liar] };
    await expect(loadPack(deps, bad)).rejects.toThrow('typo.liar fails its own examples');
    expect(await rowsOf('check_rule', { rule: 'typo.liar' })).toEqual([]);
  });
});

describe('a rule of a station', () => {
  it('applies there and below, in the version that was written last, and keeps every version', async () => {
    const rule = unwrap(await addRule(deps, desk.head, { station: 'yunze', name: name(), rule: kiln }));
    expect(rule).toMatchObject({ version: 1, station: 'yunze', active: true, effective: 'red', choice: 0 });
    const below = await deps.books.at('qinghe');
    expect(below.rules.map(({ id }) => id)).toContain(rule.id);

    const changed = { ...kiln, severity: 'amber' as const };
    const both = await Promise.all([
      changeRule(deps, desk.head, { id: rule.id, version: 1, rule: changed }),
      changeRule(deps, desk.editor, { id: rule.id, version: 1, rule: { ...kiln, owner: '总编室' } }),
    ]);
    expect(both.map((one) => (one.ok ? 'written' : one.error.code)).sort()).toEqual([
      'HEARTH.CHANGED_MEANWHILE',
      'written',
    ]);
    const { versions } = unwrap(await listVersions(deps, desk.county, rule.id));
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[1]).toMatchObject(kiln);
    await expect(desk.db.knex('check_rule_version').where({ rule: rule.id }).update({ digest: 'x' })).rejects.toThrow(
      'kept as it is',
    );
    const deeds = (await deps.ledger.of('yunze', rule.id)).map(({ action, version }) => `${action} ${version}`);
    expect(deeds).toEqual(['check-rule.added 1', 'check-rule.changed 2']);
  });

  it('is not saved when it fails its own examples, runs away, or belongs to somebody else', async () => {
    const add = (rule: CheckRuleBody, station = 'yunze', as = desk.head) =>
      addRule(deps, as, { station, name: name(), rule });
    const failing = await add({ ...kiln, examples: { hit: ['坛窑'], pass: ['谭窑来了'] } });
    expect(failing).toMatchObject({
      ok: false,
      error: { code: 'CHECKS.EXAMPLES_FAIL', details: { failures: ['应命中“坛窑”', '不应命中“谭窑来了”'] } },
    });
    const runaway = await add({ ...kiln, check: { kind: 'pattern', pattern: '(窑{1,20}){1,20}' } });
    expect(runaway).toMatchObject({ ok: false, error: { code: 'CHECKS.BAD_PATTERN' } });
    expect(await add(kiln, 'yunze', desk.county)).toMatchObject({ error: { code: 'HEARTH.NOT_ALLOWED' } });
    const change = (id: string) => changeRule(deps, desk.county, { id, version: 1, rule: kiln });
    const own = unwrap(await add(kiln));
    expect(await change(own.id)).toMatchObject({ error: { code: 'CHECKS.NOT_YOUR_RULE' } });
    expect(await change('typo.bushu')).toMatchObject({ error: { code: 'CHECKS.NOT_YOUR_RULE' } });
    expect(await change('typo.none')).toMatchObject({ error: { code: 'CHECKS.NO_SUCH_RULE' } });
    const taken = { station: 'yunze', name: own.id.split('.')[2]!, rule: kiln };
    expect(await addRule(deps, desk.head, taken)).toMatchObject({ error: { code: 'CHECKS.RULE_TAKEN' } });
  });
});

describe('a choice', () => {
  const choose = (as: CheckDesk['head'], more: Partial<Parameters<typeof chooseRule>[2]>) =>
    chooseRule(deps, as, {
      ...{ id: 'typo.zuoke', station: 'yunze', active: true, severity: null, reason: '本台用语', choice: 0 },
      ...more,
    });

  it('binds the stations below, which can only be stricter', async () => {
    const red = unwrap(await choose(desk.head, { severity: 'red' }));
    expect(red).toMatchObject({ effective: 'red', chosenBy: 'yunze', choice: 1, severity: 'amber' });
    expect(await choose(desk.head, { severity: 'note' })).toMatchObject({
      error: { code: 'HEARTH.CHANGED_MEANWHILE' },
    });
    const off = await choose(desk.county, { station: 'qinghe', active: false });
    expect(off).toMatchObject({ error: { code: 'CHECKS.SET_ABOVE', details: { station: 'yunze' } } });
    expect(await choose(desk.county, {})).toMatchObject({ error: { code: 'HEARTH.NOT_ALLOWED' } });
    const off2 = unwrap(await choose(desk.head, { active: false, choice: 1 }));
    expect(off2).toMatchObject({ active: false, choice: 2 });
    const rules = unwrap(await listRules(deps, desk.county, 'qinghe')).rules;
    expect(rules.find(({ id }) => id === 'typo.zuoke')).toMatchObject({ active: false, chosenBy: 'yunze', choice: 0 });
    expect((await deps.books.at('qinghe')).rules.map(({ id }) => id)).not.toContain('typo.zuoke');
  });

  it('is the county’s own for a rule of the house that nobody above chose about', async () => {
    expect((await choose(desk.county, { id: 'typo.bushu', station: 'qinghe', active: false })).ok).toBe(true);
    const ids = async (station: string) => (await deps.books.at(station)).rules.map(({ id }) => id);
    expect(await ids('qinghe')).not.toContain('typo.bushu');
    expect(await ids('yunze')).toContain('typo.bushu');
  });
});

describe('a node', () => {
  it('keeps its rules in memory until it hears of a change or a while has passed', async () => {
    const other = nodeOf(desk);
    await other.deps.books.at('yunze');
    const rule = unwrap(await addRule(deps, desk.head, { station: 'yunze', name: name(), rule: kiln }));
    const knows = async () => (await other.deps.books.at('yunze')).rules.some(({ id }) => id === rule.id);
    expect(await knows()).toBe(false);
    other.deps.books.forget();
    expect(await knows()).toBe(true);
    await other.stop();
  });
});
