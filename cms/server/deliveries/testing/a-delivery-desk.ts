import { join } from 'node:path';
import {
  FULL_REVIEW,
  type Channel,
  type ChannelCredential,
  type ChannelQuota,
  type ColumnTarget,
  type PostingWindow,
} from '../../../contract';
import { seededRandom, systemIds } from '../../../kernel';
import { createLedger, createLog, createVault, parseVaultKeys, type Database, type Vault } from '../../../platform';
import { credentialPlace } from '../../channels/channel-store';
import { deliveryDeps } from '../deliveries-wiring';
import type { DeliveryDeps } from '../delivery-deps';
import { deliveryOf, type Delivery } from '../delivery-store';
import type { Outlets } from '../outlet.rules';
import { planDeliveries, type Signed } from '../plan-deliveries';
import { readRulePacks } from '../../editions/read-packs';
import { theRevision } from '../../editions/testing/the-revision';
import { hashOfContent } from '../../revisions/revision.rules';
import { aBareStation, strapiLogIns } from '../../../../tests/host/a-notice-house';
import { aNode } from '../../../../tests/host/a-node';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';

/** A channel of the desk; what is left out posts at any hour, as much as it likes. */
export type DeskChannel = {
  readonly quota?: ChannelQuota;
  readonly windows?: readonly PostingWindow[];
  readonly active?: boolean;
  readonly capabilities?: Channel['capabilities'];
  /** With a credential it is the account of that platform, served by its driver. */
  readonly credential?: ChannelCredential;
};

/** A target of the desk's column; what is left out goes out at once. */
export type DeskTarget = Partial<Omit<ColumnTarget, 'channel'>>;

/** A station with accounts and signed stories, without Strapi. */
export type DeliveryDesk = {
  readonly db: TestDatabase;
  readonly vault: Vault;
  channel(name: string, more?: DeskChannel): Promise<string>;
  targets(targets: readonly (DeskTarget & { readonly channel: string })[]): Promise<void>;
  /** Writes and signs a revision; with a document, its next one. */
  sign(documentId?: string, title?: string): Promise<Signed>;
  /** What `manuscript.signed` sets off. */
  plan(deps: DeliveryDeps, signed: Signed): Promise<number>;
  /** What a node works with; several on one desk are a cluster. */
  node(outlets: Outlets, more?: { readonly database?: Database; readonly lease?: number }): DeliveryDeps;
  deliveries(documentId?: string): Promise<readonly Delivery[]>;
  /** Lets time pass for everything that waits, and for every lease. */
  pass(): Promise<void>;
  end(): Promise<void>;
};

const COLUMN = 'columnid0001';
const packs = readRulePacks(join(__dirname, '../../../../database/rule-packs'));
const silent = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });

/** Makes the desk. */
export async function aDeliveryDesk(): Promise<DeliveryDesk> {
  const db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), seededRandom(1));
  const { outbox, stop } = aNode(db.url);
  return {
    db,
    vault,
    channel: (name, more = {}) => insertChannel({ db, vault }, name, more),
    targets: (targets) => insertTargets(db, targets),
    sign: (documentId, title) => signed(db, documentId ?? `doc${systemIds.next().replaceAll('-', '').slice(8)}`, title),
    plan: (deps, wanted) => deps.database.transaction((tx) => planDeliveries(deps, tx, wanted)),
    node: (outlets, { database = db.database, lease } = {}) =>
      deliveryDeps(
        { database, outbox, ids: systemIds, vault, log: silent, ledger: createLedger({ database, ids: systemIds }) },
        {
          packs,
          outlets,
          storyUrl: (id) => `https://yunze.example/story/${id}`,
          ...(lease === undefined ? {} : { lease }),
        },
      ),
    async deliveries(documentId) {
      const rows = db.knex('delivery').orderBy('seq');
      const found = (await (documentId === undefined ? rows : rows.where({ document_id: documentId }))) as unknown[];
      return found.map(deliveryOf);
    },
    async pass() {
      await db
        .knex('delivery')
        .whereNotNull('next_at')
        .update({ next_at: new Date(Date.now() - 1_000) });
      await db
        .knex('delivery')
        .whereNotNull('lease_until')
        .update({ lease_until: new Date(0) });
    },
    async end() {
      await stop();
      await db.drop();
    },
  };
}

async function insertChannel(
  { db, vault }: Pick<DeliveryDesk, 'db' | 'vault'>,
  name: string,
  more: DeskChannel,
): Promise<string> {
  const id = systemIds.next();
  const { credential, capabilities = ['publish'] } = more;
  const platform = credential?.platform ?? 'facebook';
  const sealed = credential ? vault.seal(credentialPlace(id), JSON.stringify(credential)) : null;
  await db.knex('channel').insert({
    ...{
      id,
      station: 'yunze',
      platform,
      name,
      account: id,
      locale: 'zh-Hans',
      lane: credential ? 'driver' : 'assisted',
    },
    ...{ capabilities, windows: JSON.stringify(more.windows ?? []), rule_pack: platform, credential: sealed },
    ...{ quota: more.quota ? JSON.stringify(more.quota) : null, active: more.active ?? true },
  });
  return id;
}

async function insertTargets(db: TestDatabase, targets: readonly (DeskTarget & { channel: string })[]): Promise<void> {
  await db.knex('column_target').delete();
  await db.knex('column_target').insert(
    targets.map(({ channel, timing, embargo, missed }) => ({
      ...{ station: 'yunze', column_id: COLUMN, channel },
      timing: JSON.stringify(timing ?? { kind: 'at-once' }),
      embargo: JSON.stringify(embargo ?? { kind: 'none' }),
      missed: JSON.stringify(missed ?? { kind: 'send' }),
    })),
  );
}

/** Rules that ask for nobody: the words as they stand are covered. Who needs a missing signature sets other rules. */
async function signed(db: TestDatabase, documentId: string, title?: string): Promise<Signed> {
  const at = { document_id: documentId, locale: 'zh-Hans' };
  const { rows } = await db.knex.raw<{ rows: { n: number }[] }>(
    'SELECT coalesce(max(n), 0) + 1 AS n FROM manuscript_revision WHERE document_id = ?',
    [documentId],
  );
  const n = rows[0]?.n ?? 1;
  const content = { ...theRevision, title: title ?? `${String(theRevision.title)}（${n}）` };
  const hash = hashOfContent(content);
  await db.knex('manuscript_revision').insert({
    ...{ id: systemIds.next(), station: 'yunze', ...at, n, hash, content: JSON.stringify(content) },
    ...{ changed: [], author_name: '王芳', role: 'writer' },
  });
  const rules = { ...FULL_REVIEW, levels: [], proofs: [] };
  await db
    .knex('review_case')
    .insert({
      ...{ id: systemIds.next(), station: 'yunze', ...at, column_id: COLUMN, title: content.title, state: 'signed' },
      ...{ revision: n, hash, rules: JSON.stringify(rules), rules_version: 'test/1', author_name: '王芳' },
    })
    .onConflict(['document_id', 'locale'])
    .merge(['revision', 'hash', 'state', 'rules']);
  return { station: 'yunze', documentId, locale: 'zh-Hans', revision: n, hash };
}
