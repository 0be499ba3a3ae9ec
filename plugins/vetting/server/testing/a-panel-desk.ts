import { systemIds, systemRandom } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import { createLedger, createVault, parseVaultKeys, type Ledger, type News } from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation, somebody, strapiLogIns } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import {
  rubricBlocks,
  sealOf,
  type Briefs,
  type ProductState,
  type Round,
  type Steps,
  type Veto,
} from '../../contract';
import { poolStore } from '../pool/pool-store';
import { announceRound } from '../rounds/announce-round';
import { drawRound } from '../rounds/draw-round';
import { judgedGoodsStore } from '../rounds/judged-goods-store';
import type { RoundDeps } from '../rounds/round-deps';
import { productStore } from '../products/product-store';
import { roundStore } from '../rounds/round-store';
import { seatStore } from '../rounds/seat-store';
import { presentRound } from '../rounds/see-rounds';
import { signForm } from '../rounds/sign-form';
import { sampleStore, type SampleStore } from '../samples/sample-store';
import { revealSheet, sealSheet } from '../scores/hand-in';

/** What a member has at home: the sheet and the salt, and never the server. */
export type OwnSheet = { readonly steps: Steps; readonly vetoes: Veto[]; readonly salt: string };

/** A city station and a county station below it, with officers, a pool of experts and goods at any step, without Strapi. */
export type PanelDesk = Awaited<ReturnType<typeof aPanelDesk>>;

const SALT = 'ab'.repeat(32);

/** A sheet with one step in every block. */
export const aSheet = (step: number, vetoes: Veto[] = []): OwnSheet => ({
  // One step for each block.
  steps: Object.fromEntries(rubricBlocks.map((block) => [block, step])) as Steps,
  vetoes,
  salt: SALT,
});

const staff = (id: string, station: string, role: string): StaffActor => ({
  ...{ kind: 'staff', id, name: '某人', station, roles: [role] },
  stations: station === 'yunze' ? ['yunze', 'qinghe'] : [station],
});

/** Makes one for a test file. */
export async function aPanelDesk() {
  const ground = await aGround();
  const { deps, officer, db } = ground;
  const experts: StaffActor[] = [];
  for (const outside of [false, false, true, false, true, false]) experts.push(await anExpert(ground, outside));
  const byId = (id: string): StaffActor => experts.find((one) => one.id === id) ?? officer;
  const round = async (id: string): Promise<Round> => valueOf(await presentRound(deps, officer, id));
  const codeOf = async (id: string): Promise<string> =>
    (
      await db
        .knex('vetting_round as r')
        .join('vetting_sample as s', 's.id', 'r.sample')
        .where('r.id', id)
        .first('s.code')
    ).code as string;

  return {
    ...ground,
    ...{ experts, byId, round, codeOf, words: wordsOf },
    announced: async (words: object = {}) => valueOf(await announceRound(deps, officer, await wanted(ground, words))),
    drawn: async (words: object = {}) => {
      const { id, version } = valueOf(await announceRound(deps, officer, await wanted(ground, words)));
      return valueOf(await drawRound(deps, officer, { id, version }));
    },
    /** Everybody who is asked signs that there is no tie. */
    cleared: async ({ id, panel }: Round): Promise<Round> => {
      for (const { id: seat, person, state } of panel)
        if (state === 'asked') valueOf(await signForm(deps, byId(person), { seat, ties: [] }));
      return round(id);
    },
    seal: async (id: string, person: string, sheet: OwnSheet) => {
      const code = await codeOf(id);
      return sealSheet(deps, byId(person), { code, commitment: sealOf({ ...sheet, code, person }) });
    },
    reveal: async (id: string, person: string, sheet: OwnSheet) =>
      revealSheet(deps, byId(person), { code: await codeOf(id), ...sheet }),
  };
}

/** The people who sit, in the order of their ranks. */
export const sitting = ({ panel }: Round): string[] =>
  panel.filter(({ state }) => state !== 'recused' && state !== 'released').map(({ person }) => person);

/** What came of a verb that should not refuse. */
export function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

type Ground = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly ledger: Ledger;
  readonly deps: RoundDeps & { readonly samples: SampleStore };
  readonly told: News[];
  readonly officer: StaffActor;
  readonly chief: StaffActor;
  readonly neighbour: StaffActor;
  /** Products that the gate was asked to settle. */
  readonly settled: string[];
  goods(state: ProductState, station?: string): Promise<string>;
  sample(product: string, state?: 'drawn' | 'passed'): Promise<string>;
  drop(): Promise<void>;
};

async function aGround(): Promise<Ground> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const { database, outbox } = node;
  const ledger = createLedger({ database, ids: systemIds });
  const told: News[] = [];
  const settled: string[] = [];
  const deps = {
    ...{ database, outbox, ledger, ids: systemIds, random: systemRandom },
    vault: createVault(parseVaultKeys(`desk:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    // Notices have their own tests; here it is enough to know who is told of what.
    notices: { notify: (_tx: unknown, news: unknown) => Promise.resolve(void told.push(news as News)) },
    people: { byIds: () => Promise.resolve([]) },
    ...{ goods: judgedGoodsStore, rounds: roundStore, seats: seatStore, pool: poolStore, samples: sampleStore },
    products: productStore,
    settled: (_tx: unknown, products: readonly string[]) => Promise.resolve(void settled.push(...products)),
  };
  return {
    ...{ db, node, ledger, deps, told, settled },
    officer: staff(await somebody(db, { at: 'yunze' }), 'yunze', 'vetting-officer'),
    chief: staff(await somebody(db, { at: 'yunze' }), 'yunze', 'chief-editor'),
    neighbour: staff(await somebody(db, { at: 'qinghe' }), 'qinghe', 'vetting-officer'),
    goods: (state, station = 'yunze') => someGoods(db, state, station),
    sample: (product, state = 'passed') => someSample(db, product, state),
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

let count = 0;

async function someGoods(db: TestDatabase, state: ProductState, station: string): Promise<string> {
  const [supplier, id] = [systemIds.next(), systemIds.next()];
  const seller = { kind: 'cooperative', name: '云泽春茶合作社', state: 'verified', version: 1, region: '330100' };
  await db.knex('vetting_supplier').insert({ id: supplier, station, ...seller });
  const words = { category: 'tea', title: `春茶 ${(count += 1)}`, facts: '{}', opened_by: systemIds.next() };
  await db.knex('vetting_product').insert({ id, station, supplier, state, ...words });
  return id;
}

async function someSample(db: TestDatabase, product: string, state: 'drawn' | 'passed'): Promise<string> {
  const { station, revision } = (await db.knex('vetting_product').where({ id: product }).first()) as {
    station: string;
    revision: number;
  };
  const id = systemIds.next();
  const code = (count += 1).toString().padStart(6, 'A').replaceAll('0', 'B').replaceAll('1', 'C');
  const days = { best_before: '2027-06-01', keep_until: '2027-07-01' };
  await db
    .knex('vetting_sample')
    .insert({ id, station, product, revision, code, state, ...days, drawn_by: systemIds.next() });
  return id;
}

async function anExpert({ db, officer }: Ground, outside: boolean): Promise<StaffActor> {
  const person = await somebody(db, { at: 'yunze', roles: ['panel-expert'] });
  const said = { expertise: [], active: true, changed_by: officer.id };
  await db.knex('vetting_expert').insert({ person, station: 'yunze', outside, ...said });
  return staff(person, 'yunze', 'panel-expert');
}

const BRIEFS = Object.fromEntries(rubricBlocks.map((block) => [block, '资质齐全'])) as Briefs;

const wordsOf = (product: string) => ({ product, seats: 3, dueAt: '2030-01-01T00:00:00.000Z', briefs: BRIEFS });

async function wanted(ground: Ground, words: object) {
  const product = await ground.goods('panel');
  await ground.sample(product);
  return { ...wordsOf(product), ...words };
}
