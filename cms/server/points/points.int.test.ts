import { Client } from 'pg';
import type { GradedWork, MonthBooks, PointAppeal, PointLine, PointRuleBody } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';
import { aDesk, codeOf } from '../../../tests/host/review';
import { monthAfter, monthOf } from './month.rules';

let host: Host;
let database: Client;
let desk: Awaited<ReturnType<typeof aDesk>>;
const NOW = monthOf(new Date());
const NEXT = monthAfter(NOW);
const RULE: PointRuleBody = {
  grades: {
    a: { from: 120, to: 200, floor: 85 },
    b: { from: 80, to: 119, floor: 70 },
    c: { from: 51, to: 70, floor: 50 },
    d: { from: 20, to: 50, floor: 0 },
  },
  factors: { planning: 1, timeliness: 1, accuracy: 1, quality: 1, response: 1, difficulty: 1, workload: 1 },
  adoption: { national: 200, provincial: 100, municipal: 50, county: 20 },
  quotas: [{ role: 'reporter', points: 600 }],
};

beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  desk = await aDesk(host, { levels: [1], proofs: [] });
});
afterAll(() => database.end());

const at = (id: string): string => `/cms/points/works/${id}/zh-Hans`;
const adopt = (who: SignedIn, more: object = {}): Promise<Answer> =>
  call(host, who, 'POST', '/cms/points/rules', { version: 0, station: 'yunze', validFrom: NOW, rule: RULE, ...more });
const grade = (who: SignedIn, id: string, more: object = {}): Promise<Answer> => {
  const { grading = {}, ...rest } = more as { grading?: object };
  const shares = [
    { person: desk.author.person.id, weight: 67 },
    { person: desk.editor.person.id, weight: 33 },
  ];
  const whole = { grade: 'b', base: 101, by: 'percent', shares, ...grading };
  return call(host, who, 'POST', at(id), { version: 0, grading: whole, ...rest });
};
const signed = async (): Promise<string> => {
  const { documentId } = await desk.manuscript();
  await desk.act(desk.author, documentId, 'submit');
  const passed = await desk.act(desk.editor, documentId, 'pass');
  expect([passed.status, codeOf(passed)]).toEqual([200, undefined]);
  return documentId;
};
const books = async (month: string): Promise<MonthBooks> =>
  (await call(host, desk.head, 'GET', `/cms/points/months/${month}?station=yunze`)).body as MonthBooks;
const mine = async (who: SignedIn, month = ''): Promise<{ lines: PointLine[]; total: number }> =>
  (await call(host, who, 'GET', `/cms/points/mine${month && `?month=${month}`}`)).body as never;
const close = (who: SignedIn, { month, version }: Pick<MonthBooks, 'month' | 'version'>): Promise<Answer> =>
  call(host, who, 'POST', `/cms/points/months/${month}/close`, { station: 'yunze', version });

describe('the books of points', () => {
  it('give what a work earns to whoever made it, once, by name and within the rule', async () => {
    const id = await signed();
    expect(codeOf(await grade(desk.head, id))).toBe('POINTS.NO_RULE');
    expect((await adopt(desk.head)).status).toBe(403);
    expect(codeOf(await adopt(desk.chief, { validFrom: '2020-01' }))).toBe('POINTS.RULE_TOO_EARLY');
    expect((await adopt(desk.chief)).status).toBe(201);
    expect(codeOf(await adopt(desk.chief))).toBe('HEARTH.CHANGED_MEANWHILE');

    const { documentId: unsigned } = await desk.manuscript();
    expect(codeOf(await grade(desk.head, unsigned))).toBe('POINTS.NOT_RELEASED');
    expect((await grade(desk.author, id)).status).toBe(403);
    expect(codeOf(await grade(desk.head, id, { grading: { base: 120 } }))).toBe('POINTS.OUT_OF_RANGE');
    const own = [{ person: desk.head.person.id, weight: 100 }];
    expect(codeOf(await grade(desk.head, id, { grading: { shares: own } }))).toBe('POINTS.OWN_WORK');
    const stranger = await aPerson(host)
      .at((await aStation(host).save()).slug)
      .role('desk-head')
      .signedIn();
    const away = [{ person: stranger.person.id, weight: 100 }];
    expect(codeOf(await grade(desk.head, id, { grading: { shares: away } }))).toBe('POINTS.UNKNOWN_PERSON');
    expect((await grade(stranger, id)).status).toBe(404);

    // Two heads at once: one posting stands, the other head looks again.
    const both = await Promise.all([grade(desk.head, id), grade(desk.chief, id, { grading: { base: 99 } })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const work = both.find(({ status }) => status === 200)?.body as GradedWork;
    expect(work.postings).toHaveLength(1);
    const [posting] = work.postings;
    expect(posting?.shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(posting?.points);
    expect(work.makers.map(({ person }) => person)).toContain(desk.author.person.id);
  });

  it('take a grading back in the open month and leave closed months as they were', async () => {
    const id = await signed();
    const adopted = await grade(desk.head, id, { grading: { adopted: ['county', 'municipal'] } });
    expect((adopted.body as GradedWork).postings[0]).toMatchObject({ points: 151, month: NOW });
    const { lines } = await mine(desk.author, NOW);
    expect(lines[0]).toMatchObject({ documentId: id, grade: 'b', points: 151, amount: 101, ruleVersion: 1 });
    expect(codeOf(await grade(desk.head, id, { version: 1 }))).toBe('POINTS.REASON_MISSING');

    const before = await books(NOW);
    expect(before.people.find(({ person }) => person === desk.author.person.id)).toMatchObject({ quota: 600 });
    expect((await close(desk.head, before)).status).toBe(403);
    const closing = await Promise.all([close(desk.chief, before), close(desk.chief, before)]);
    expect(closing.map(({ status }) => status).sort()).toEqual([200, 409]);

    const again = await grade(desk.head, id, { version: 1, reason: '采用级别核实有误' });
    const { postings } = again.body as GradedWork;
    expect(postings.map(({ month, points, isReversal }) => [month, points, isReversal])).toEqual([
      [NOW, 151, false],
      [NEXT, 151, true],
      [NEXT, 101, false],
    ]);
    expect((await mine(desk.author, NEXT)).total).toBe(68 - 101);
    const after = await books(NOW);
    expect(after.people).toEqual(before.people);
    expect([after.isOpen, after.closedBy]).toEqual([false, desk.chief.person.name['zh-Hans']]);
    expect(codeOf(await close(desk.chief, await books(NEXT)))).toBe('POINTS.MONTH_NOT_BEGUN');
  });

  it('hear an appeal, which nobody answers for themselves', async () => {
    const id = await signed();
    const appeal = { documentId: id, locale: 'zh-Hans', reason: '航拍由我完成，没有计入' };
    const write = (who: SignedIn): Promise<Answer> => call(host, who, 'POST', '/cms/points/appeals', appeal);
    expect(codeOf(await write(desk.proofreader))).toBe('POINTS.NOT_GRADED');
    await grade(desk.head, id);
    const written = await write(desk.proofreader);
    expect([written.status, (written.body as PointAppeal).allowed]).toEqual([201, ['withdraw']]);
    expect(codeOf(await write(desk.proofreader))).toBe('POINTS.APPEAL_OPEN');

    const own = (await write(desk.head)).body as PointAppeal;
    const to = (one: PointAppeal, event: string): string => `/cms/points/appeals/${one.id}/${event}`;
    const no = { version: 1, answer: '已按分工计入' };
    expect(codeOf(await call(host, desk.head, 'POST', to(own, 'decline'), no))).toBe('MACHINE.GUARD_REFUSED');
    const declined = await call(host, desk.chief, 'POST', to(own, 'decline'), no);
    expect(declined.body).toMatchObject({ state: 'declined', answer: '已按分工计入', allowed: [] });

    const { appeals } = (await call(host, desk.head, 'GET', '/cms/points/appeals')).body as { appeals: PointAppeal[] };
    const open = appeals.find(({ state, documentId }) => state === 'open' && documentId === id)!;
    const people = [desk.author, desk.editor, desk.proofreader].map(({ person }) => person.id);
    const shares = people.map((person, n) => ({ person, weight: n === 0 ? 34 : 33 }));
    const grading = { grade: 'b', base: 100, by: 'percent', shares };
    const yes = { version: 1, answer: '补记航拍', grading };
    const stale = await call(host, desk.head, 'POST', to(open, 'accept'), { ...yes, workVersion: 2 });
    expect(codeOf(stale)).toBe('HEARTH.CHANGED_MEANWHILE');
    const accepted = await call(host, desk.head, 'POST', to(open, 'accept'), { ...yes, workVersion: 1 });
    expect(accepted.body).toMatchObject({ state: 'accepted' });
    expect((await mine(desk.proofreader)).total).toBe(33);
    const { rows } = await database.query(
      `SELECT 1 FROM notice WHERE kind = 'points.answered' AND address->>'person' = $1`,
      [desk.proofreader.person.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('try a draft on what was graded, and write nothing', async () => {
    const draft = { ...RULE, grades: { ...RULE.grades, b: { from: 81, to: 119, floor: 70 } } };
    const asked = { station: 'yunze', from: NOW, rule: draft };
    const { body, status } = await call(host, desk.chief, 'POST', '/cms/points/rules/what-if', asked);
    expect(status).toBe(200);
    expect((body as { works: number }).works).toBe(3);
    const same = await call(host, desk.chief, 'POST', '/cms/points/rules/what-if', { ...asked, rule: RULE });
    const { people } = same.body as { people: { before: number; after: number }[] };
    for (const { before, after } of people) expect(after).toBe(before);
    const rules = await call(host, desk.author, 'GET', '/cms/points/rules?station=yunze');
    expect((rules.body as { rules: unknown[] }).rules).toHaveLength(1);
  });

  it('refuse plain SQL: what is out of balance, dated into a closed month, changed or opened again', async () => {
    const posting = (month: string) => `
      INSERT INTO point_posting (id, station, month, document_id, locale, title, rule_version, grading, points, by_person)
        SELECT gen_random_uuid(), station, '${month}', document_id, locale, title, 1, grading, 100, by_person
          FROM point_posting WHERE station = 'yunze' LIMIT 1`;
    const sides = (get: number) => `
      WITH fresh AS (${posting(NEXT)} RETURNING id, station, by_person)
        INSERT INTO point_entry (posting, station, n, person, amount)
          SELECT id, station, 0, NULL, -100 FROM fresh UNION ALL SELECT id, station, 1, by_person, ${get} FROM fresh`;
    await expect(database.query(posting(NOW))).rejects.toMatchObject({ code: 'HG010' });
    await expect(database.query(posting(NEXT))).rejects.toMatchObject({ code: 'HG009' });
    await expect(database.query(sides(99))).rejects.toMatchObject({ code: 'HG009' });
    await expect(database.query('UPDATE point_entry SET amount = 0')).rejects.toMatchObject({ code: 'HG009' });
    await expect(database.query('DELETE FROM point_entry')).rejects.toMatchObject({ code: 'HG009' });
    await expect(database.query('TRUNCATE point_entry')).rejects.toMatchObject({ code: 'HG009' });
    const late = `
      INSERT INTO point_entry (posting, station, n, person, amount)
        SELECT id, station, 30, by_person, 0 FROM point_posting WHERE station = 'yunze' AND month = '${NOW}' LIMIT 1`;
    await expect(database.query(late)).rejects.toMatchObject({ code: 'HG010' });
    await expect(database.query('DELETE FROM point_posting')).rejects.toMatchObject({ code: 'HG009' });
    const reopen = `UPDATE point_month SET closed_at = NULL, closed_by = NULL WHERE station = 'yunze' AND month = '${NOW}'`;
    await expect(database.query(reopen)).rejects.toMatchObject({ code: 'HG010' });
    await expect(database.query(sides(100))).resolves.toMatchObject({ rowCount: 2 });
  });
});
