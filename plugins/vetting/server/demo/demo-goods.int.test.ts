import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, systemIds, systemRandom } from '@hearth/cms/kernel';
import type { RoleSlug, StaffActor } from '@hearth/cms/contract';
import {
  createLedger,
  createStations,
  createVault,
  parseVaultKeys,
  type DemoStage,
  type Platform,
} from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation, somebody, strapiLogIns } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { gateOf } from '../gate/gate-wiring';
import { goodsDeps } from '../products/goods.slice';
import { createGoodsShower } from '../showing/show-goods';
import { shownGoodsStore } from '../showing/shown-goods-store';
import { demoSlice } from './demo.slice';
import { demoPaper } from './demo-paper';
import { goodsFileSchema } from './goods-file';

const FOLDER = join(__dirname, '../../../../database/demo');
const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const CAST: Readonly<Record<string, RoleSlug>> = {
  'shop-keeper': 'shop-keeper',
  'vetting-officer': 'vetting-officer',
  'chief-editor': 'chief-editor',
  'panel-expert': 'panel-expert',
  teacher: 'teacher',
  mentor: 'mentor',
};

let db: TestDatabase;
let node: BareNode;
let platform: Platform;
let stage: DemoStage;

beforeAll(async () => {
  db = await aDatabase();
  node = aNode(db.url);
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  const cast = new Map<string, StaffActor>();
  for (const [key, role] of Object.entries(CAST)) {
    const id = await somebody(db, { at: 'yunze', roles: [role] });
    cast.set(key, { kind: 'staff', id, name: key, station: 'yunze', stations: ['yunze'], roles: [role] });
  }
  const { database, outbox } = node;
  const byIds = (ids: readonly string[]) =>
    Promise.resolve(
      ids.map((id) => ({ id, station: 'yunze', active: true, name: { 'zh-Hans': '某人', en: 'Somebody' } })),
    );
  // What the verbs of vetting take of a platform; without Strapi there is no more of it.
  platform = {
    ...{ database, outbox, ids: systemIds, random: systemRandom, clock: systemClock },
    ledger: createLedger({ database, ids: systemIds }),
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    stations: createStations({ database, clock: systemClock }),
    notices: { notify: () => Promise.resolve() },
    people: { byIds },
    log: { error: () => undefined, warn: () => undefined, info: () => undefined },
  } as unknown as Platform;
  stage = {
    cast: (key) => cast.get(key) ?? fail(key),
    file: read,
    picture: () => Promise.resolve(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9])),
    made: new Map(),
  };
  await demoSlice.demo?.(platform, stage);
}, 120_000);
afterAll(async () => {
  await node.stop();
  await db.drop();
});

function fail(key: string): never {
  throw new Error(`nobody plays ${key}`);
}

const productsOf = (): string[] => [...stage.made].flatMap(([key, id]) => (key.startsWith('goods:') ? [id] : []));

it('vets every one of the demo’s goods: approved, and the gate lets them be sold', async () => {
  const file = goodsFileSchema.parse(read('goods.json'));
  expect([...stage.made.keys()]).toEqual([
    ...file.suppliers.map(({ key }) => `supplier:${key}`),
    ...file.goods.map(({ key }) => `goods:${key}`),
  ]);
  const states = await db.knex('vetting_product').select<{ state: string }[]>('state');
  expect(states.map(({ state }) => state)).toEqual(file.goods.map(() => 'approved'));
  const products = productsOf();
  const barred = await platform.database.transaction((tx) => gateOf(platform).gate.recheck(tx, products));
  expect([...barred]).toEqual([]);
});

it('shows them with their sellers, a picture, and pages that prove what is claimed', async () => {
  const { vault } = platform;
  const gate = { verdictOf: () => ({ showable: true, sellable: true, until: null, reasons: [] }) };
  const shower = createGoodsShower({ ...goodsDeps(platform), vault, gate, shown: shownGoodsStore });
  const shown = [...(await shower.of(productsOf())).values()];
  expect(shown).toHaveLength(productsOf().length);
  for (const { seller, picture, papers } of shown) {
    expect([seller.name, seller.place, seller.address, seller.phone]).not.toContain('');
    expect(picture).toContain('/api/vetting/files/yunze/');
    expect(papers.map(({ kind }) => kind)).toContain('business-licence');
  }
  expect(shown.flatMap(({ claims }) => claims.map(({ evidence }) => evidence.length))).toEqual([1, 1]);
});

it('leaves no verdict without the people who made it', async () => {
  const entries = await db.knex('ledger_entry').count<{ count: string }[]>('* as count');
  expect(Number(entries[0]?.count)).toBeGreaterThan(60);
});

it('draws papers that say which page they are', () => {
  const pdf = demoPaper(['检测报告'], 3).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf.match(/\/Type \/Page /g)).toHaveLength(3);
  const hex = Buffer.from('第 2 页，共 3 页', 'utf16le').swap16().toString('hex');
  expect(pdf).toContain(hex);
  // Every object stands where the table says.
  const places = [...pdf.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  for (const [index, place] of places.entries()) expect(pdf.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj`));
});
