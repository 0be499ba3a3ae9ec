import { Client } from 'pg';
import { rubricBlocks, sealOf, type ProductFacts, type Reveal, type Round, type Steps } from '../../contract';
import { systemIds } from '@hearth/cms/kernel';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, call, type Answer, type SignedIn } from '../../../../tests/host/people';

let host: Host;
let database: Client;
let officer: SignedIn;
let expert: SignedIn;
let chief: SignedIn;
// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  officer = await aPerson(host).role('vetting-officer').signedIn();
  expert = await aPerson(host).role('panel-expert').signedIn();
  chief = await aPerson(host).role('chief-editor').signedIn();
}, 300_000);
afterAll(() => database.end());

const NOBODY = '0195f000-0000-7000-8000-000000000000';
const why = { version: 1, reason: '理由' };
const ok = (answer: Answer, status = 200): Answer['body'] => {
  expect([answer.status, answer.body.error?.code]).toEqual([status, undefined]);
  return answer.body;
};

/** Every route, with somebody who may not go through it. */
const ROUTES = [
  ['GET', '/vetting/judgeable', 'expert'],
  ['GET', '/vetting/rounds', 'expert'],
  ['POST', '/vetting/rounds', 'chief'],
  ['GET', `/vetting/rounds/${NOBODY}`, 'expert'],
  ['POST', `/vetting/rounds/${NOBODY}/draw`, 'chief'],
  ['POST', `/vetting/rounds/${NOBODY}/abandon`, 'chief'],
  ['POST', `/vetting/rounds/${NOBODY}/settle`, 'chief'],
  ['POST', `/vetting/rounds/${NOBODY}/seats/${NOBODY}/redo`, 'chief'],
  ['POST', `/vetting/rounds/${NOBODY}/seats/${NOBODY}/release`, 'chief'],
  ['GET', '/vetting/panel/forms', 'officer'],
  ['POST', `/vetting/panel/forms/${NOBODY}`, 'officer'],
  ['GET', '/vetting/panel/sheets', 'officer'],
  ['POST', '/vetting/panel/sheets/A2B3C4/seal', 'officer'],
  ['POST', '/vetting/panel/sheets/A2B3C4/reveal', 'officer'],
  ['GET', '/vetting/experts', 'expert'],
  ['PUT', `/vetting/experts/${NOBODY}`, 'expert'],
  ['GET', '/vetting/rubric', 'expert'],
  ['PUT', '/vetting/rubric', 'chief'],
  ['GET', '/vetting/samples', 'expert'],
  ['POST', '/vetting/samples', 'expert'],
  ['POST', `/vetting/samples/${NOBODY}/test`, 'expert'],
  ['POST', `/vetting/samples/${NOBODY}/goods`, 'officer'],
  ['POST', `/vetting/retained/${NOBODY}`, 'expert'],
  ['GET', '/vetting/approvals/waiting', 'expert'],
  ['POST', '/vetting/approvals', 'officer'],
  ['GET', '/vetting/visits', 'expert'],
  ['POST', '/vetting/visits', 'chief'],
  ['GET', '/vetting/mystery', 'expert'],
  ['POST', '/vetting/mystery', 'chief'],
  ['POST', `/vetting/mystery/${NOBODY}/compare`, 'chief'],
  ['POST', `/vetting/mystery/${NOBODY}/lose`, 'chief'],
] as const;

it('answers 401 to strangers, 403 to who may not, 422 to what is no request', async () => {
  const without = { officer, expert, chief };
  for (const [method, path, who] of ROUTES) {
    const body = method === 'GET' ? undefined : { nothing: 'of this' };
    const stranger = await call(host, undefined, method, path, body);
    const other = await call(host, without[who], method, path, body);
    expect([path, stranger.status, other.status]).toEqual([path, 401, 403]);
    if (method === 'GET') continue;
    const may = path.includes('/panel/') ? expert : /approvals|\/goods$/.test(path) ? chief : officer;
    const odd = await call(host, may, method, path, body);
    expect([path, odd.status, odd.body.error.code]).toEqual([path, 422, 'HEARTH.INVALID']);
  }
});

const FACTS: ProductFacts = {
  ...{
    spec: '250 克',
    recipe: '',
    allergens: [],
    netWeight: '250 克',
    shelfLifeDays: 540,
    label: '',
    maker: '云泽茶厂',
  },
  ...{
    plant: '',
    seller: '云泽春茶合作社',
    priceBasis: { fen: 5_990, kind: 'market' },
    gtin: null,
    prepackaged: false,
    branded: false,
  },
  ...{ welfare: false, donation: false, marks: [], origin: '云泽', storage: '', story: '' },
};

async function someGoods(): Promise<string> {
  const [supplier, id] = [systemIds.next(), systemIds.next()];
  await database.query(
    `INSERT INTO vetting_supplier (id, station, kind, name, state, version, region)
     VALUES ($1, 'yunze', 'cooperative', '云泽春茶合作社', 'verified', 1, '330100')`,
    [supplier],
  );
  await database.query(
    `INSERT INTO vetting_product (id, station, supplier, category, title, facts, opened_by, state)
     VALUES ($1, 'yunze', $2, 'tea', '明前春茶', $3, $1, 'sampling')`,
    [id, supplier, JSON.stringify(FACTS)],
  );
  return id;
}

it('takes goods from their sample to the last signature, with three who score what they cannot know', async () => {
  const product = await someGoods();
  const seal = (tag: string) => ({ tag: `${tag}-${product}`.slice(0, 40), photoHash: 'a'.repeat(64), place: '样品柜' });
  const drawn = { product, lot: null, bestBefore: '2028-01-01', retained: [seal('A'), seal('B')] };
  const sample = ok(await call(host, officer, 'POST', '/vetting/samples', drawn), 201);
  const test = { version: 1, passed: true, finding: '农残 48 项合格' };
  ok(await call(host, officer, 'POST', `/vetting/samples/${sample.id}/test`, test));

  const people = [expert, ...(await Promise.all([1, 2].map(() => aPerson(host).role('panel-expert').signedIn())))];
  for (const [index, { person }] of people.entries()) {
    const said = { expertise: [], outside: index === 0, active: true, version: 0 };
    ok(await call(host, officer, 'PUT', `/vetting/experts/${person.id}`, said));
  }
  const { goods } = ok(await call(host, officer, 'GET', '/vetting/judgeable'));
  expect(goods).toContainEqual({ id: product, title: '明前春茶', supplier: '云泽春茶合作社' });
  const briefs = Object.fromEntries(rubricBlocks.map((block) => [block, '']));
  const words = { product, seats: 3, dueAt: '2030-01-01T00:00:00.000Z', briefs };
  const announced: Round = ok(await call(host, officer, 'POST', '/vetting/rounds', words), 201);
  const path = `/vetting/rounds/${announced.id}`;
  const round: Round = ok(await call(host, officer, 'POST', `${path}/draw`, { version: 1 }));
  expect(round.panel.every(({ name }) => name !== '')).toBe(true);

  for (const who of people) {
    const { forms } = ok(await call(host, who, 'GET', '/vetting/panel/forms'));
    expect(forms).toHaveLength(1);
    ok(await call(host, who, 'POST', `/vetting/panel/forms/${forms[0].seat}`, { ties: [] }));
  }
  // One step for each block.
  const steps = Object.fromEntries(rubricBlocks.map((block) => [block, 9])) as Steps;
  const own: Reveal = { steps, vetoes: [], salt: 'b'.repeat(64) };
  for (const who of people) {
    const { sheets } = ok(await call(host, who, 'GET', '/vetting/panel/sheets'));
    expect(sheets).toMatchObject([{ code: sample.code, state: 'score' }]);
    expect(JSON.stringify(sheets)).not.toContain('春茶');
    const commitment = sealOf({ ...own, code: sample.code, person: who.person.id });
    ok(await call(host, who, 'POST', `/vetting/panel/sheets/${sample.code}/seal`, { commitment }));
  }
  expect((await call(host, officer, 'GET', path)).body).toMatchObject({ state: 'opening', score: null });
  for (const who of people) ok(await call(host, who, 'POST', `/vetting/panel/sheets/${sample.code}/reveal`, own));
  const opened: Round = ok(await call(host, chief, 'GET', path));
  expect(opened).toMatchObject({ state: 'opened', points: 90 });
  ok(await call(host, officer, 'POST', `${path}/settle`, { version: opened.version, vetoes: [] }));

  const waiting = ok(await call(host, chief, 'GET', '/vetting/approvals/waiting')).goods as {
    id: string;
    version: number;
  }[];
  const { version } = waiting.find(({ id }) => id === product)!;
  const approval = ok(await call(host, chief, 'POST', '/vetting/approvals', { product, version, reason: '同意' }), 201);
  expect(approval).toMatchObject({ product, round: announced.id, approvedBy: chief.person.id });
  const told = ok(await call(host, chief, 'POST', `/vetting/samples/${sample.id}/goods`, { reason: '归档' }));
  expect(told).toMatchObject({ code: sample.code, product });
  expect((await call(host, officer, 'POST', `${path}/abandon`, why)).status).toBe(409);
});
