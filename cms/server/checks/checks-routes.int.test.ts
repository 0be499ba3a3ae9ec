import { hashOf } from '@hearth/cms/kernel';
import type { CheckFinding, ShownCheckRule } from '@hearth/cms/contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Answer, type Caller, type SignedIn } from '../../../tests/host/people';

let host: Host;
let station: string;
let head: SignedIn;
let editor: SignedIn;
let reporter: SignedIn;
let proofreader: SignedIn;
let seller: SignedIn;
let neighbour: SignedIn;

beforeAll(async () => {
  host = await theHost();
  station = (await aStation(host).save()).slug;
  const other = (await aStation(host).save()).slug;
  [head, editor, reporter, proofreader, seller, neighbour] = await Promise.all([
    aPerson(host).role('desk-head').at(station).signedIn(),
    aPerson(host).role('editor').at(station).signedIn(),
    aPerson(host).role('reporter').at(station).signedIn(),
    aPerson(host).role('proofreader').at(station).signedIn(),
    aPerson(host).role('shop-keeper').at(station).signedIn(),
    aPerson(host).role('chief-editor').at(other).signedIn(),
  ]);
}, 120_000);

const kiln = {
  owner: '校对组',
  severity: 'red',
  message: { 'zh-Hans': '窑名是“{better}”', en: 'The kiln is called “{better}”' },
  check: { kind: 'terms', terms: [{ find: '谭窑', better: '坛窑' }] },
  examples: { hit: ['谭窑今晚开窑。'], pass: ['坛窑今晚开窑。'] },
};
let count = 0;
const add = (who: Caller, more: object = {}): Promise<Answer> =>
  call(host, who, 'POST', '/cms/check-rules', { station, name: `kiln-${(count += 1)}`, rule: kiln, ...more });

describe('rules', () => {
  it('are listed to the newsroom, with those of the house', async () => {
    const path = `/cms/check-rules?station=${station}`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    expect((await call(host, seller, 'GET', path)).status).toBe(403);
    expect((await call(host, neighbour, 'GET', path)).status).toBe(403);
    expect((await call(host, reporter, 'GET', '/cms/check-rules')).status).toBe(422);
    const { body } = await call(host, reporter, 'GET', path);
    expect(body.mayWrite).toBe(false);
    expect((body.rules as ShownCheckRule[]).length).toBeGreaterThanOrEqual(120);
    expect((await call(host, proofreader, 'GET', path)).body.mayWrite).toBe(true);
  });

  it('are added by proofreaders and heads, when they pass their own examples', async () => {
    expect((await add(undefined)).status).toBe(401);
    expect((await add(editor)).status).toBe(403);
    expect((await add(neighbour)).status).toBe(403);
    expect((await add(proofreader, { rule: { ...kiln, severity: 'blue' } })).status).toBe(422);
    const failing = await add(proofreader, { rule: { ...kiln, examples: { hit: ['坛窑'], pass: ['窑'] } } });
    expect([failing.status, failing.body.error.code]).toEqual([422, 'CHECKS.EXAMPLES_FAIL']);
    expect(failing.body.error.message).toContain('坛窑');
    const runaway = await add(proofreader, { rule: { ...kiln, check: { kind: 'pattern', pattern: '(窑+)+' } } });
    expect([runaway.status, runaway.body.error.code]).toEqual([422, 'CHECKS.BAD_PATTERN']);
    expect(await add(proofreader)).toMatchObject({ status: 201, body: { station, version: 1, active: true } });
  });

  it('are changed into a next version by their own station', async () => {
    const rule = (await add(proofreader)).body as ShownCheckRule;
    const change = (who: Caller, version: unknown = 1, id = rule.id): Promise<Answer> =>
      call(host, who, 'PUT', `/cms/check-rules/${id}`, { rule: { ...kiln, owner: '总编室' }, version });
    expect((await change(undefined)).status).toBe(401);
    expect((await change(editor)).status).toBe(403);
    expect((await change(neighbour)).body.error.code).toBe('CHECKS.NOT_YOUR_RULE');
    expect((await change(head, 'x')).status).toBe(422);
    expect((await change(head, 1, 'typo.bushu')).body.error.code).toBe('CHECKS.NOT_YOUR_RULE');
    expect((await change(head)).body).toMatchObject({ version: 2, owner: '总编室' });
    expect((await change(head)).status).toBe(409);
    const path = `/cms/check-rules/${rule.id}/versions`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    expect((await call(host, seller, 'GET', path)).status).toBe(403);
    expect((await call(host, neighbour, 'GET', path)).status).toBe(404);
    const { versions } = (await call(host, reporter, 'GET', path)).body as { versions: { version: number }[] };
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('are switched off and on, for a reason, where one answers for the station', async () => {
    const choose = (who: Caller, more: object = {}): Promise<Answer> =>
      call(host, who, 'PUT', '/cms/check-rules/style.today/choice', {
        ...{ station, active: false, severity: null, reason: '本台保留“日前”', choice: 0 },
        ...more,
      });
    expect((await choose(undefined)).status).toBe(401);
    expect((await choose(editor)).status).toBe(403);
    expect((await choose(neighbour)).status).toBe(403);
    expect((await choose(head, { reason: '' })).status).toBe(422);
    expect((await choose(head)).body).toMatchObject({ active: false, chosenBy: station, choice: 1 });
    expect((await choose(head)).status).toBe(409);
  });

  it('are tried before they are saved', async () => {
    const tried = (who: Caller, path: string, more: object = {}): Promise<Answer> =>
      call(host, who, 'POST', `/cms/check-rules/${path}`, { station, rule: kiln, ...more });
    for (const path of ['trials', 'dry-runs']) {
      expect((await tried(undefined, path)).status).toBe(401);
      expect((await tried(editor, path)).status).toBe(403);
      expect((await tried(neighbour, path)).status).toBe(403);
      expect((await tried(head, path, { rule: {} })).status).toBe(422);
    }
    const { outcomes } = (await tried(head, 'trials')).body as { outcomes: { expected: string; ok: boolean }[] };
    expect(outcomes.map(({ expected, ok }) => [expected, ok])).toEqual([
      ['hit', true],
      ['pass', true],
    ]);
  });

  it('are run dry on what was published last', async () => {
    const desk = newsroom(host);
    const column = await desk.column({ slug: `c-${hashOf(station).slice(0, 8)}`, name: '要闻', station });
    // No rule knows this name yet: a red finding would keep it from going out.
    const rule = {
      ...kiln,
      check: { kind: 'terms', terms: [{ find: '磁窑', better: '坛窑' }] },
      examples: { hit: ['磁窑今晚开窑。'], pass: ['坛窑今晚开窑。'] },
    };
    const body = [paragraph('昨晚，磁窑开窑。')];
    const { documentId: id } = await desk.draft({ title: '磁窑开窑', station, body, column: column.documentId });
    await desk.publish(id);
    const run = await call(host, head, 'POST', '/cms/check-rules/dry-runs', { station, rule, last: 10 });
    expect(run.body.looked).toBe(1);
    const hits = run.body.hits as { documentId: string; around: string; finding: CheckFinding }[];
    expect(hits.map(({ documentId, finding, around }) => [documentId, finding.field, around])).toEqual([
      [id, 'title', '磁窑开窑'],
      [id, 'body.0', '昨晚，磁窑开窑。'],
    ]);
  });
});

describe('a text', () => {
  const check = (who: Caller, more: object = {}): Promise<Answer> =>
    call(host, who, 'POST', '/cms/checks/texts', {
      station,
      fields: [
        { name: 'title', text: '客车侧翻 3人受伤' },
        { name: 'body.0', text: '会议布署后，5人受伤。' },
      ],
      facts: { origin: 'repost' },
      ...more,
    });

  it('is checked for the newsroom by the rules of its station', async () => {
    expect((await check(undefined)).status).toBe(401);
    expect((await check(seller)).status).toBe(403);
    expect((await check(neighbour)).status).toBe(403);
    expect((await check(reporter, { fields: 'text' })).status).toBe(422);
    const long = Array.from({ length: 6 }, (_, index) => ({ name: `body.${index}`, text: '字'.repeat(20_000) }));
    expect((await check(reporter, { fields: long })).status).toBe(422);
    const { findings } = (await check(reporter)).body as { findings: CheckFinding[] };
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'figure.casualties', text: '3人', severity: 'red' }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'typo.bushu', suggestion: '部署', from: 2, to: 4 }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'source.name', field: 'sourceName', text: '' }));
  });
});

describe('reports', () => {
  it('are read by the newsroom of their station', async () => {
    const path = `/cms/checks/reports?station=${station}&documentId=none&locale=zh-Hans`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    expect((await call(host, seller, 'GET', path)).status).toBe(403);
    expect((await call(host, neighbour, 'GET', path)).status).toBe(403);
    expect((await call(host, editor, 'GET', `/cms/checks/reports?station=${station}`)).status).toBe(422);
    expect((await call(host, editor, 'GET', path)).body).toEqual({ reports: [], mayWaive: true, mayWaiveRed: false });
    expect((await call(host, head, 'GET', path)).body).toMatchObject({ mayWaive: true, mayWaiveRed: true });
  });

  it('are waived by editors and heads alone', async () => {
    const waive = (who: Caller, more: object = {}): Promise<Answer> =>
      call(host, who, 'POST', '/cms/checks/reports/0195f000-0000-7000-8000-000000000000/waivers', {
        ...{ finding: 0, kind: 'accepted', reason: '引语如此' },
        ...more,
      });
    expect((await waive(undefined)).status).toBe(401);
    expect((await waive(reporter)).status).toBe(403);
    expect((await waive(editor, { reason: '' })).status).toBe(422);
    expect((await waive(editor)).status).toBe(403);
  });
});
