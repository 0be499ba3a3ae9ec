import { Client } from 'pg';
import {
  rubricBlocks,
  sealOf,
  type AdoptedRubric,
  type ProductFacts,
  type Reveal,
  type Round,
  type Rubric,
  type Steps,
} from '../../contract';
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
  ['GET', '/vetting/experts/candidates', 'chief'],
  ['PUT', `/vetting/experts/${NOBODY}`, 'expert'],
  ['GET', '/vetting/rubric', 'expert'],
  ['GET', '/vetting/rubric/versions', 'expert'],
  ['PUT', '/vetting/rubric', 'chief'],
  ['GET', '/vetting/samples', 'expert'],
  ['POST', '/vetting/samples', 'expert'],
  ['POST', `/vetting/samples/${NOBODY}/test`, 'expert'],
  ['POST', `/vetting/samples/${NOBODY}/goods`, 'officer'],
  ['POST', `/vetting/retained/${NOBODY}`, 'expert'],
  ['GET', '/vetting/approvals', 'expert'],
  ['GET', '/vetting/approvals/waiting', 'expert'],
  ['POST', '/vetting/approvals', 'officer'],
  ['GET', '/vetting/visits', 'expert'],
  ['POST', '/vetting/visits', 'chief'],
  ['GET', `/vetting/visits/${NOBODY}/photos`, 'expert'],
  ['POST', '/vetting/visit-photos', 'chief'],
  ['GET', '/vetting/mystery', 'expert'],
  ['POST', '/vetting/mystery', 'chief'],
  ['GET', `/vetting/mystery/${NOBODY}/retained`, 'chief'],
  ['POST', `/vetting/mystery/${NOBODY}/compare`, 'chief'],
  ['POST', `/vetting/mystery/${NOBODY}/lose`, 'chief'],
  ['GET', '/vetting/recalls', 'expert'],
  ['GET', `/vetting/recalls/${NOBODY}`, 'expert'],
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
  await somePapers(id, supplier);
  return id;
}

/** Everything that tea of a cooperative needs to be shown, accepted. */
async function somePapers(product: string, supplier: string): Promise<void> {
  const [hash, one, other] = [systemIds.next().replaceAll('-', '').repeat(2), systemIds.next(), systemIds.next()];
  await database.query(
    `INSERT INTO vetting_file (station, hash, type, size, bytes, brought_by)
     VALUES ('yunze', $1, 'application/pdf', 1, 'x', $2)`,
    [hash, one],
  );
  const ofSupplier = ['business-licence', 'food-trade-licence'];
  for (const kind of [...ofSupplier, 'production-licence', 'test-report', 'shipping-promise']) {
    const owner = ofSupplier.includes(kind) ? [null, supplier] : [product, null];
    await database.query(
      `INSERT INTO vetting_paper (id, station, product, supplier, kind, state, valid_from, file_hash,
         filed_by, filed_by_name, decided_by, decided_by_name)
       VALUES ($1, 'yunze', $2, $3, $4, 'accepted', '2026-01-01', $5, $6, '甲', $7, '乙')`,
      [systemIds.next(), ...owner, kind, hash, one, other],
    );
  }
}

it('takes goods from their sample to the last signature, with three who score what they cannot know', async () => {
  const product = await someGoods();
  const seal = (tag: string) => ({ tag: `${tag}-${product}`.slice(0, 40), photoHash: 'a'.repeat(64), place: '样品柜' });
  const drawn = { product, lot: null, bestBefore: '2028-01-01', retained: [seal('A'), seal('B')] };
  const sample = ok(await call(host, officer, 'POST', '/vetting/samples', drawn), 201);
  const test = { version: 1, passed: true, finding: '农残 48 项合格' };
  ok(await call(host, officer, 'POST', `/vetting/samples/${sample.id}/test`, test));

  const people = [expert, ...(await Promise.all([1, 2].map(() => aPerson(host).role('panel-expert').signedIn())))];
  const candidates = ok(await call(host, officer, 'GET', '/vetting/experts/candidates')).people as { id: string }[];
  const free = candidates.map(({ id }) => id);
  expect(free).toEqual(expect.arrayContaining(people.map((one) => one.person.id)));
  expect(free).not.toContain(chief.person.id);
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
  const { approvals } = ok(await call(host, officer, 'GET', '/vetting/approvals'));
  expect(approvals).toContainEqual(expect.objectContaining({ id: approval.id, title: '明前春茶', holds: true }));
  const { samples } = ok(await call(host, chief, 'GET', '/vetting/samples'));
  expect(samples).toContainEqual(expect.objectContaining({ code: sample.code }));
  const told = ok(await call(host, chief, 'POST', `/vetting/samples/${sample.id}/goods`, { reason: '归档' }));
  expect(told).toMatchObject({ code: sample.code, product });
  expect((await call(host, officer, 'POST', `${path}/abandon`, why)).status).toBe(409);
});

it('keeps every version of the rubric with who signed it, and lets one of two sign the next', async () => {
  const { version, weights }: Rubric = ok(await call(host, officer, 'GET', '/vetting/rubric'));
  const next = { version, weights: { ...weights, safety: weights.safety + 1, sensory: weights.sensory - 1 } };
  const both = await Promise.all([1, 2].map(() => call(host, officer, 'PUT', '/vetting/rubric', next)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const versions: AdoptedRubric[] = ok(await call(host, chief, 'GET', '/vetting/rubric/versions')).versions;
  expect(versions[0]).toMatchObject({ version: version + 1, weights: next.weights });
  expect(versions[0]?.adoptedBy).not.toBe('');
});
