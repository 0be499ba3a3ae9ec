/** What the pages of points read: at a station of its own, since other tests count what theirs has. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { GradedWork, MonthBooks, MonthHead, MonthPosting, OwnPoints, UngradedWork } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';
import { codeOf } from '../../../tests/host/review';
import { monthOf } from './month.rules';

const MONTH = monthOf(new Date());
const RULE = {
  grades: {
    a: { from: 120, to: 200, floor: 85 },
    b: { from: 80, to: 119, floor: 70 },
    c: { from: 51, to: 70, floor: 50 },
    d: { from: 20, to: 50, floor: 0 },
  },
  factors: { planning: 0, timeliness: 1, accuracy: 1, quality: 0, response: 0, difficulty: 0, workload: 0 },
  adoption: { national: 200, provincial: 100, municipal: 50, county: 20 },
  quotas: [{ role: 'reporter', points: 600 }],
};

let host: Host;
let database: Client;
let station: string;
let [chief, head, author, filer, sent, away]: SignedIn[] = [];

beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  ({ slug: station } = await aStation(host).under('yunze').save());
  const { slug: neighbour } = await aStation(host).under('yunze').save();
  const roles = ['chief-editor', 'desk-head', 'reporter', 'reporter', 'reporter'] as const;
  [chief, head, author, filer, sent] = await Promise.all(
    roles.map((role) => aPerson(host).role(role).at(station).signedIn()),
  );
  away = await aPerson(host).role('chief-editor').at(neighbour).signedIn();
}, 60_000);
afterAll(() => database.end());

const idOf = (who: SignedIn | undefined): string => who!.person.id;
const get = async <Body>(who: SignedIn | undefined, path: string): Promise<Body> => {
  const { status, body } = await call(host, who, 'GET', `/cms/points${path}`);
  expect([path, status, codeOf({ body })]).toEqual([path, 200, undefined]);
  return body as Body;
};
const post = (who: SignedIn | undefined, path: string, body: object): Promise<Answer> =>
  call(host, who, 'POST', `/cms/points${path}`, body);

/** A work of the station that went out so many days ago, each time with a release of its own. */
async function went(title: string, { state = 'signed', days = [] as number[] } = {}): Promise<string> {
  const id = randomBytes(12).toString('hex');
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO review_case (id, station, document_id, locale, title, state, revision, hash, rules, rules_version, author_name)
       SELECT gen_random_uuid(), $1, $2, 'zh-Hans', $3, $4, 1, 'h', rules, rules_version, '记者' FROM
         (SELECT rules, '1' AS rules_version FROM review_policy LIMIT 1) known RETURNING id`,
    [station, id, title, state],
  );
  await database.query('INSERT INTO review_author (case_id, person) VALUES ($1, $2)', [rows[0]!.id, idOf(author)]);
  for (const ago of days)
    await database.query(
      `INSERT INTO release (id, station, document_id, locale, revision, hash, ground, at)
         VALUES (gen_random_uuid(), $1, $2, 'zh-Hans', 1, 'h', 'signed', now() - make_interval(secs => $3))`,
      [station, id, ago],
    );
  return id;
}

/** Somebody files for a work, an hour after it was due, and a colleague is out for the same topic. */
async function filedFor(document: string): Promise<void> {
  const [topic, coverage, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const by = idOf(head);
  await database.query(`INSERT INTO topic (id, station, title, author, last_by) VALUES ($1, $2, '秋收', $3, $3)`, [
    ...[topic, station, by],
  ]);
  await database.query(`INSERT INTO coverage (id, topic, station, kind, author) VALUES ($1, $2, $3, 'text', $4)`, [
    ...[coverage, topic, station, by],
  ]);
  for (const [id, person] of [
    [first, idOf(filer)],
    [second, idOf(sent)],
  ]) {
    await database.query(
      `INSERT INTO assignment (id, coverage, topic, station, due, state, assigned_by)
         VALUES ($1, $2, $3, $4, now() - interval '1 hour', 'filed', $5)`,
      [id, coverage, topic, station, by],
    );
    await database.query('INSERT INTO assignment_person (assignment, station, person, place) VALUES ($1, $2, $3, 0)', [
      ...[id, station, person],
    ]);
  }
  await database.query(
    `INSERT INTO filing (id, assignment, station, person, manuscript, made_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`,
    [first, station, idOf(filer), document, by],
  );
}

const grading = (shares: readonly (readonly [SignedIn | undefined, number])[]) => ({
  ...{ grade: 'b', base: 101, adopted: ['county'], scores: { quality: 7 }, by: 'percent' },
  shares: shares.map(([who, weight]) => ({ person: idOf(who), weight })),
});

describe('the desk of points', () => {
  let [corrected, filed, proofed]: string[] = [];

  beforeAll(async () => {
    corrected = await went('上月播发，本月更正', { days: [40 * 86_400, 30] });
    filed = await went('=HYPERLINK("秋收")', { days: [20, 10] });
    proofed = await went('只签发，未发布');
    await went('还在写', { state: 'writing' });
    await filedFor(filed);
    await database.query(
      `INSERT INTO review_signature (id, case_id, station, kind, level, person, name, revision, hash, rules_version, device, method, errors)
         SELECT gen_random_uuid(), id, station, 'proof', 1, $2, '校对', 1, 'h', '1', 'x', 'admin', 3 FROM review_case WHERE document_id = $1`,
      [proofed, idOf(head)],
    );
  });

  it('lists what went out and has no grade, with what a machine proposes and who had a hand in it', async () => {
    const before = await get<{ works: UngradedWork[] }>(head, `/works?station=${station}`);
    expect(before.works.map(({ proposal }) => proposal)).toEqual([null, null]);
    const adopted = await post(chief, '/rules', { version: 0, station, validFrom: MONTH, rule: RULE });
    expect([adopted.status, codeOf(adopted)]).toEqual([201, undefined]);

    type Page = { month: string; works: UngradedWork[]; cursor: string | null };
    const first = await get<Page>(head, `/works?station=${station}&limit=1`);
    const second = await get<Page>(head, `/works?station=${station}&limit=1&cursor=${first.cursor}`);
    expect([first.month, second.cursor]).toEqual([MONTH, null]);
    const [newest, older] = [...first.works, ...second.works];
    expect(newest).toMatchObject({ documentId: proofed, proposal: { scores: { accuracy: 7 }, grade: 'c' } });
    expect(older).toMatchObject({ documentId: filed, proposal: { scores: { timeliness: 3 }, grade: 'd' } });
    const because = (who: SignedIn | undefined) => older?.makers.find(({ person }) => person === idOf(who))?.because;
    expect([author, filer, sent, head].map(because)).toEqual([
      ['author'],
      ['assigned', 'filed'],
      ['assigned'],
      undefined,
    ]);
    // What went out before the month and was corrected in it belongs to the month in which it went out.
    const [year = 0, n = 0] = MONTH.split('-').map(Number);
    const from = new Date(Date.UTC(year, n - 4, 1)).toISOString().slice(0, 7);
    const long = await get<Page>(head, `/works?station=${station}&from=${from}`);
    expect(long.works.map(({ documentId }) => documentId)).toEqual([proofed, filed, corrected]);
  });

  it('shows one grading of two heads, to the desk whole and to everybody what is theirs', async () => {
    const at = `/works/${filed}/zh-Hans`;
    const shares = grading([
      [author, 60],
      [filer, 40],
    ]);
    const both = await Promise.all([head, chief].map((who) => post(who, at, { version: 0, grading: shares })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const whole = await get<GradedWork>(head, at);
    expect(whole.postings).toHaveLength(1);
    expect(whole.postings[0]).toMatchObject({ base: 101, points: 121, adopted: ['county'], scores: { quality: 7 } });
    expect(whole.postings[0]?.shares.map(({ amount }) => amount)).toEqual([73, 48]);
    expect([whole.mayGrade, whole.rule?.version, whole.makers.length]).toEqual([true, 1, 3]);

    const left = await get<GradedWork>(sent, at);
    expect(left).toMatchObject({ mayGrade: false, mayAppeal: true, proposal: null, makers: [] });
    expect(left.postings[0]).toMatchObject({ points: 121, shares: [] });
    const own = await get<OwnPoints>(author, '/mine');
    expect(own).toMatchObject({ month: MONTH, isOpen: true, total: 73, quota: 600, months: [MONTH] });
    expect(own.lines).toMatchObject([{ amount: 73, isReversal: false, mayAppeal: true }]);
    const about = { documentId: filed, locale: 'zh-Hans', reason: '分工有误' };
    expect((await post(author, '/appeals', about)).status).toBe(201);
    expect((await get<OwnPoints>(author, '/mine')).lines).toMatchObject([{ mayAppeal: false }]);
    const { works } = await get<{ works: UngradedWork[] }>(head, `/works?station=${station}`);
    expect(works.map(({ documentId }) => documentId)).toEqual([proofed]);
  });

  it('says in the books of a month who is below the quota, what was posted and what waits', async () => {
    const books = await get<MonthBooks>(head, `/months/${MONTH}?station=${station}`);
    expect(books).toMatchObject({ total: 121, openAppeals: 1, isOpen: true, mayClose: true });
    expect(books.people.map(({ total, missing }) => [total, missing])).toEqual([
      [73, 527],
      [48, 552],
      [0, 600],
    ]);
    const { months } = await get<{ months: MonthHead[] }>(head, `/months?station=${station}`);
    expect(months).toMatchObject([{ month: MONTH, isOpen: true }]);

    const reason = '分工核实';
    const again = { version: 1, reason, grading: grading([[filer, 100]]) };
    expect((await post(head, `/works/${filed}/zh-Hans`, again)).status).toBe(200);
    // Whoever loses their share by it hears of that.
    const { rows: told } = await database.query<{ amount: string }>(
      `SELECT facts->>'amount' AS amount FROM notice WHERE kind = 'points.given' AND address->>'person' = $1 ORDER BY created_at`,
      [idOf(author)],
    );
    expect(told.map(({ amount }) => amount)).toEqual(['73', '0']);
    type Journal = { postings: MonthPosting[]; cursor: string | null };
    const journal = `/months/${MONTH}/postings?station=${station}`;
    const first = await get<Journal>(head, `${journal}&limit=2`);
    const rest = await get<Journal>(head, `${journal}&limit=2&cursor=${first.cursor}`);
    const seen = [...first.postings, ...rest.postings].map(({ isReversal, shares }) => [isReversal, shares.length]);
    expect([seen, rest.cursor]).toEqual([
      [
        [false, 1],
        [true, 2],
        [false, 2],
      ],
      null,
    ]);
    expect((await get<Journal>(head, `${journal}&person=${idOf(author)}`)).postings).toHaveLength(2);
  });

  it('takes a month out as a table that runs nothing in a spreadsheet, and notes who did', async () => {
    const answer = await fetch(`${host.url}/cms/points/months/${MONTH}/export?station=${station}`, {
      headers: { authorization: `Bearer ${head!.token}`, 'accept-language': 'zh-Hans' },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('x-lines')]).toEqual([200, '5']);
    expect(answer.headers.get('content-disposition')).toContain(`points-${station}-${MONTH}.csv`);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heads, ...lines] = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(heads).toMatch(/月份,姓名,作品/);
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toContain(`"'=HYPERLINK(""秋收"")",zh-Hans,乙,121,`);
    expect(lines.filter((line) => /,121,-\d+,1,是,分工核实,/.test(line))).toHaveLength(2);
    const { rows } = await database.query<{ facts: object }>(
      `SELECT facts FROM ledger_entry WHERE action = 'points.exported' AND subject = $1`,
      [station],
    );
    expect(rows.map(({ facts }) => facts)).toEqual([{ month: MONTH, lines: 5 }]);
  });

  it('is closed to the neighbours and to whoever holds no post of the desk, and open to the station above', async () => {
    const here = [
      ...[`/works?station=${station}`, `/works/${filed}/zh-Hans`, `/months?station=${station}`],
      ...['', '/postings', '/export'].map((more) => `/months/${MONTH}${more}?station=${station}`),
      `/rules?station=${station}`,
    ];
    for (const path of here) {
      expect([path, (await call(host, away, 'GET', `/cms/points${path}`)).status]).toEqual([path, 404]);
    }
    const close = { station, version: 1 };
    expect((await post(away, `/months/${MONTH}/close`, close)).status).toBe(404);
    for (const path of here.filter((one) => !one.includes(filed!) && !one.startsWith('/rules')))
      expect([path, (await call(host, author, 'GET', `/cms/points${path}`)).status]).toEqual([path, 403]);
    const above = await aPerson(host).role('desk-head').at('yunze').signedIn();
    await get(above, `/months/${MONTH}?station=${station}`);
  });
});
