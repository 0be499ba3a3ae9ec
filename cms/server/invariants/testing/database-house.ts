/** The same house on the real database: every store is the one of the product, and time passes by moving what waits. */
import { join } from 'node:path';
import { seededRandom, systemIds } from '../../../kernel';
import { createLedger, createLog, createVault, parseVaultKeys } from '../../../platform';
import type { LedgerEntry } from '../../../platform/ledger/ledger.rules';
import { airs } from './air';
import { correctionStore } from '../../corrections/correction-store';
import { deliveryDeps } from '../../deliveries/deliveries-wiring';
import { deliveryLists } from '../../deliveries/delivery-list-store';
import { deliveryOf } from '../../deliveries/delivery-store';
import { readRulePacks } from '../../editions/read-packs';
import { caseStore } from '../../review/case-store';
import { blockedCopies } from '../../review/check-copies-wiring';
import { hourOfOurs } from '../../review/check-hours-wiring';
import { silencedBy } from '../../review/check-silence-wiring';
import { markStore } from '../../marks/mark-store';
import { policyStore } from '../../review/policy-store';
import { releaseStore } from '../../review/release-store';
import { signatureStore } from '../../review/signature-store';
import { revisionStore, type Revision } from '../../revisions/revision-store';
import { switchStore } from '../../switches/switch-store';
import { aBareStation, somebody, strapiLogIns } from '../../../../tests/host/a-notice-house';
import { aNode } from '../../../../tests/host/a-node';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { channelOf, mortal, outletOf, type House, type Outside, type Records } from './house';
import { peopleOf } from './memory-house';
import { pass } from './pass-time';
import { heldBack, PEOPLE, rulesOf, STATION, type Beginning, type Letter } from './story';
import type { Verbs } from './verbs';

/** A database on which one history after the other is played, each about a story of its own. */
export type Ground = {
  house(verbs: Verbs, begins: Beginning): Promise<House>;
  /** Lets nothing of a history wait any more, so that the workers of the next one do not take it up. */
  clear(): Promise<void>;
  end(): Promise<void>;
};

type Site = {
  readonly db: TestDatabase;
  readonly ids: ReadonlyMap<Letter, string>;
  readonly channels: readonly string[];
  readonly platform: Pick<
    Parameters<typeof deliveryDeps>[0],
    'database' | 'ledger' | 'outbox' | 'ids' | 'vault' | 'log'
  >;
};

const packs = readRulePacks(join(__dirname, '../../../../database/rule-packs'));
const silent = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });

/** Makes it. */
export async function aGround(): Promise<Ground> {
  const db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, STATION);
  const people = await Promise.all(PEOPLE.map(async (who) => [who, await somebody(db, { at: STATION })] as const));
  const channels = [systemIds.next(), systemIds.next()];
  for (const [at, id] of channels.entries()) {
    const { platform, lane, rulePack: rule_pack, capabilities } = channelOf(id, at);
    const about = { id, station: STATION, platform, name: id, account: id, locale: 'zh-Hans', lane };
    await db.knex('channel').insert({ ...about, capabilities, windows: '[]', rule_pack });
  }
  const { database } = db;
  const { outbox, stop } = aNode(db.url);
  const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), seededRandom(1));
  const ledger = createLedger({ database, ids: systemIds });
  const platform = { database, outbox, ledger, ids: systemIds, vault, log: silent };
  const site = { db, ids: new Map(people), channels, platform };
  return {
    house: (verbs, begins) => aDatabaseHouse(site, verbs, begins),
    clear: async () => {
      await db.knex('delivery').update({ next_at: null, lease_owner: null, lease_until: null });
      await db.knex('matrix_switch').where({ state: 'on' }).update({ state: 'off' });
    },
    end: async () => {
      await stop();
      await db.drop();
    },
  };
}

async function aDatabaseHouse(site: Site, verbs: Verbs, begins: Beginning): Promise<House> {
  const { db, ids, channels, platform } = site;
  const name = systemIds.next().replaceAll('-', '');
  const which = { documentId: `s${name.slice(8)}`, locale: 'zh-Hans' } as const;
  const column = `c${name.slice(8)}`;
  await setUp(site, column, begins);
  const outside: Outside = { answer: 'live', posts: [], sends: [] };
  const now = (): number => Date.now();
  const outlet = outletOf(outside, now);
  const begun = (await db.knex('ledger_entry').max<{ max: string | null }[]>('seq'))[0]?.max ?? 0;
  const ports = { packs, outlets: () => outlet, storyUrl: () => null };
  return {
    ...{
      begins,
      verbs,
      outside,
      now,
      channels,
      column,
      which,
      isParallel: true,
      said: new Map(),
      lists: deliveryLists,
    },
    review: {
      ...{ ...platform, clock: { now: () => new Date() }, ...peopleOf((who) => idIn(ids, who)) },
      ...{
        cases: caseStore,
        signatures: signatureStore,
        policies: policyStore,
        releases: releaseStore,
        marks: markStore,
      },
      ...{
        keptBack: hourOfOurs(platform),
        revisions: revisionStore,
        blockedCopies,
        silencedBy,
        openCorrection: correctionStore.openFor,
      },
      // Checks, rights and completeness have tests of their own; here every text is clean, ours and whole.
      // Nothing is published by Strapi here, so nothing is out that putting aside would leave there.
      ...{
        isOut: async () => false,
        redFindings: async () => [],
        rightsLacking: async () => undefined,
        unfinished: async () => [],
      },
    } as unknown as House['review'], // The people are those of the history, with the powers that it gives them.
    worker: (dies) => deliveryDeps({ ...platform, database: mortal(platform.database, dies) }, ports),
    idOf: (who) => idIn(ids, who),
    records: () => recordsOf(db, platform.ledger, { which, begun: Number(begun) }),
    wait: (minutes) => pass(db, minutes),
    ...airs(db, which),
    release: async () => {
      const at = { document_id: which.documentId };
      await db.knex('delivery').where(at).update({ released_at: db.knex.fn.now() });
      await db
        .knex('delivery')
        .where({ ...at, state: 'gated' })
        .update({ next_at: db.knex.fn.now() });
    },
    ...ordersOf(site, which),
  };
}

function idIn(ids: ReadonlyMap<Letter, string>, who: Letter): string {
  const id = ids.get(who);
  if (id === undefined) throw new Error(`nobody is called ${who}`);
  return id;
}

async function setUp({ db, channels }: Site, column: string, begins: Beginning): Promise<void> {
  const held = heldBack(begins, { channels, start: Date.now() });
  const rules = JSON.stringify(rulesOf(begins));
  await db.knex('review_policy').insert({ station: STATION, column_id: column, version: 1, rules, by_name: '王芳' });
  const kinds = { timing: '{"kind":"at-once"}', missed: '{"kind":"send"}' };
  const targets = channels.map((channel, at) => ({
    ...{ station: STATION, column_id: column, channel, ...kinds },
    embargo: JSON.stringify(held[at] ?? { kind: 'none' }),
  }));
  await db.knex('column_target').insert(targets);
}

function ordersOf(
  { db, channels }: Site,
  which: House['which'],
): Pick<House, 'correct' | 'isCorrecting' | 'corrected' | 'silence' | 'isSilent'> {
  let isSilent = false;
  let last: string | undefined;
  const isCorrecting = async (): Promise<boolean> => (await correctionStore.openFor(db.knex, which)) !== undefined;
  return {
    isCorrecting,
    correct: async () => {
      const newest = await revisionStore.last(db.knex, which);
      if (!newest) return;
      const words = { title: '更正', number: systemIds.next(), old_fact: '旧', new_fact: '新', reason: '有误' };
      const at = { station: STATION, document_id: which.documentId, locale: which.locale, state: 'open' };
      const from = { revision_from: newest.n, hash_from: newest.hash, together: systemIds.next() };
      await db
        .knex('correction_order')
        .insert({ id: systemIds.next(), ...at, ...words, ...from, blame: 'editor' })
        .onConflict()
        .ignore();
    },
    corrected: async ({ revision, hash }) => {
      await db
        .knex('correction_order')
        .where({ document_id: which.documentId, state: 'open' })
        .whereNot({ hash_from: hash })
        .update({ state: 'signed', revision_to: revision, hash_to: hash });
    },
    silence: async (on) => {
      if (on === isSilent || channels.length === 0) return;
      isSilent = on;
      await db.database.transaction(async (tx) => {
        await switchStore.stopSends(tx);
        if (on) last = await pressed(tx);
        else await tx('matrix_switch').where({ id: last }).update({ state: 'off' });
      });
    },
    isSilent: () => isSilent,
  };
}

async function pressed(tx: Parameters<typeof switchStore.stopSends>[0]): Promise<string> {
  const id = systemIds.next();
  const at = { id, station: STATION, mode: 'silence', reason: '静默', state: 'on' };
  await tx('matrix_switch').insert({ ...at, on_at: tx.fn.now() });
  return id;
}

type About = { readonly which: House['which']; readonly begun: number };

async function recordsOf(
  db: TestDatabase,
  ledger: Site['platform']['ledger'],
  { which, begun }: About,
): Promise<Records> {
  const at = { document_id: which.documentId, locale: which.locale };
  const kept = await caseStore.now(db.knex, which);
  const [signatures, lines, releases, deliveries] = await Promise.all([
    kept ? signatureStore.of(db.knex, kept.id) : [],
    db.knex('manuscript_revision').where(at).orderBy('n').select<{ n: number }[]>('n'),
    db.knex('release').where(at).orderBy('id').select<Records['releases'][number][]>('hash', 'ground'),
    db.knex('delivery').where(at).orderBy('seq') as Promise<unknown[]>,
  ]);
  const revisions = await Promise.all(lines.map(({ n }) => revisionStore.byNumber(db.knex, which, n)));
  return {
    ...{ kept, signatures, releases, deliveries: deliveries.map(deliveryOf) },
    revisions: revisions.filter((one): one is Revision => one !== undefined),
    ledger: await since(ledger, begun),
  };
}

async function since(ledger: Site['platform']['ledger'], begun: number): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let seq = begun; ;) {
    const page = await ledger.after(STATION, seq);
    entries.push(...page);
    const end = page.at(-1)?.seq;
    if (end === undefined) return entries;
    seq = end;
  }
}
