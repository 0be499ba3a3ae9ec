import type { CheckRuleBody } from '@hearth/cms/contract';
import { hashOf, unwrap } from '@hearth/cms/kernel';
import { aCheckDesk, aCheckNode, PACK, type CheckDesk } from '../../../tests/host/a-check-desk';
import { addRule, changeRule } from './change-rules';
import type { ChecksDeps } from './checks-deps';
import { checksDeps } from './checks-wiring';
import { listRules } from './list-rules';
import { loadPack } from './load-pack';
import { readPack } from './read-pack';
import { createChecks, type Content } from './report-content';
import { waiveFinding } from './waive-finding';

const RED = 'plugin::cms.checks.waive-red';
let desk: CheckDesk;
let deps: ChecksDeps;
let stop: () => Promise<void>;

beforeAll(async () => {
  desk = await aCheckDesk();
  const node = aCheckNode(desk);
  // Red findings are waived by the head alone.
  const holds: ChecksDeps['holds'] = async ({ id }, power) => power !== RED || id === desk.head.id;
  deps = checksDeps(node, { holds, published: { last: async () => [] } });
  stop = node.stop;
  await loadPack(deps, readPack(PACK));
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
const content = (more: Partial<Content> = {}): Content => ({
  station: 'yunze',
  documentId: `d-${(count += 1)}`,
  locale: 'zh-Hans',
  hash: hashOf(count),
  fields: [{ name: 'body.0', text: '谭窑今晚开窑。会议布署工作。' }],
  ...more,
});

describe('a report', () => {
  it('is made once for a content, and anew when the rules change', async () => {
    const checks = createChecks(deps);
    const same = content();
    const [a, b] = await Promise.all([checks.report(undefined, same), checks.report(undefined, same)]);
    expect(a.id).toBe(b.id);
    expect(a.findings.map(({ rule, severity }) => [rule, severity])).toContainEqual(['typo.bushu', 'amber']);
    await addRule(deps, desk.head, { station: 'yunze', name: name(), rule: kiln });
    const anew = await checks.report(undefined, same);
    expect(anew.id).not.toBe(a.id);
    expect(checks.openReds(anew).map(({ text }) => text)).toContain('谭窑');
    expect((await checks.reports(same)).map(({ id }) => id)).toEqual([anew.id, a.id]);
  });

  it('commits with the transaction that asked for it', async () => {
    const checks = createChecks(deps);
    const lost = content();
    const undone = deps.database.transaction(async (tx) => {
      await checks.report(tx, lost);
      throw new Error('the submission was refused');
    });
    await expect(undone).rejects.toThrow('refused');
    expect(await checks.reports(lost)).toEqual([]);
  });
});

describe('a waiver', () => {
  it('frees one finding of one content for good reasons, once, by who may', async () => {
    const checks = createChecks(deps);
    const rule = unwrap(await addRule(deps, desk.head, { station: 'yunze', name: name(), rule: kiln }));
    const given = content();
    const report = await checks.report(undefined, given);
    const finding = report.findings.findIndex((one) => one.rule === rule.id);
    const waive = (as = desk.head, index = finding) =>
      waiveFinding(deps, as, { id: report.id, finding: index, kind: 'false-alarm', reason: '谭窑是另一座窑' });
    expect(await waive(desk.editor)).toMatchObject({ error: { code: 'CHECKS.RED_NEEDS_A_HEAD' } });
    expect(await waive(desk.county)).toMatchObject({ error: { code: 'HEARTH.NOT_ALLOWED' } });
    expect(await waive(desk.head, 99)).toMatchObject({ error: { code: 'CHECKS.NO_SUCH_FINDING' } });
    const both = await Promise.all([waive(), waive()]);
    expect(both.map((one) => (one.ok ? 'waived' : one.error.code)).sort()).toEqual(['CHECKS.WAIVED_ALREADY', 'waived']);

    const after = await checks.report(undefined, given);
    expect(after.findings[finding]?.waiver).toMatchObject({ kind: 'false-alarm', person: desk.head.id });
    expect(checks.openReds(after).filter((one) => one.rule === rule.id)).toEqual([]);
    const edited = await checks.report(undefined, { ...given, hash: hashOf('edited') });
    expect(checks.openReds(edited).filter((one) => one.rule === rule.id)).toHaveLength(1);
    const [deed] = await deps.ledger.of('yunze', given.documentId);
    expect(deed).toMatchObject({ action: 'check-finding.waived', version: given.hash, actor: { id: desk.head.id } });
    expect(deed?.facts).toMatchObject({ rule: rule.id, ruleVersion: 1, kind: 'false-alarm', severity: 'red' });
    expect(JSON.stringify(deed)).not.toContain('另一座窑');

    await changeRule(deps, desk.head, { id: rule.id, version: 1, rule: { ...kiln, owner: '总编室' } });
    const newer = await checks.report(undefined, given);
    expect(checks.openReds(newer).filter((one) => one.rule === rule.id)).toHaveLength(1);
  });

  it('counts each mistake once, and its false alarm once', async () => {
    const checks = createChecks(deps);
    const rule = unwrap(
      await addRule(deps, desk.head, { station: 'yunze', name: name(), rule: { ...kiln, severity: 'note' } }),
    );
    const given = content();
    const report = await checks.report(undefined, given);
    const moved = { ...given, hash: hashOf('moved'), fields: [{ name: 'body.3', text: '昨天，谭窑也开了。' }] };
    const again = await checks.report(undefined, moved);
    await checks.report(undefined, content());
    for (const one of [report, again]) {
      const finding = one.findings.findIndex(({ rule: id }) => id === rule.id);
      unwrap(await waiveFinding(deps, desk.editor, { id: one.id, finding, kind: 'false-alarm', reason: '人名' }));
    }
    const { rules } = unwrap(await listRules(deps, desk.head, 'yunze'));
    expect(rules.find(({ id }) => id === rule.id)?.tally).toEqual({ findings: 2, falseAlarms: 1 });
  });
});
