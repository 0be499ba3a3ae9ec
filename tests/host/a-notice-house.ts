import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { systemClock, systemIds, systemRandom } from '@hearth/cms/kernel';
import {
  createLedger,
  createNotices,
  createSmtpMail,
  createStations,
  createVault,
  lanesFromEnv,
  parseVaultKeys,
  type Notices,
  type Vault,
} from '@hearth/cms/platform';
import { aNode, type BareNode } from './a-node';
import type { TestDatabase } from './database';

/** A node that tells notices, without Strapi: people and stations are rows, ways out are given. */
export type NoticeNode = BareNode & { readonly notices: Notices; readonly vault: Vault };

/** What a node of notices is made with. */
export type NoticeNodeOptions = {
  /** The address of an SMTP server; without it the lane is closed. */
  readonly mail?: string;
  /** Where the stand-in for robots listens. */
  readonly robots?: string;
  readonly lease?: number;
  /** Who stands on which post, `station/slug`. */
  readonly duty?: Map<string, readonly string[]>;
  /** Who is on duty and may do what, `station/power`. */
  readonly able?: Map<string, readonly string[]>;
};

const KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** Makes a node; several on one database are a cluster. */
export function aNoticeNode(
  url: string,
  { mail, robots, lease, duty = new Map(), able = new Map() }: NoticeNodeOptions = {},
): NoticeNode {
  const node = aNode(url);
  const vault = createVault(parseVaultKeys(KEYS), systemRandom);
  const log = {
    info: () => {},
    warn: (text: string) => void node.said.push(text),
    error: (text: string) => void node.said.push(text),
  };
  const notices = createNotices({
    database: node.database,
    listener: node.listener,
    ledger: createLedger({ database: node.database, ids: systemIds }),
    vault,
    ids: systemIds,
    random: systemRandom,
    log,
    lanes: lanesFromEnv(
      { HEARTH_WECOM_URL: robots, HEARTH_DINGTALK_URL: robots, HEARTH_FEISHU_URL: robots },
      {
        mail: mail === undefined ? undefined : createSmtpMail({ url: mail, from: 'desk@hearth.example' }),
        sms: undefined,
        clock: systemClock,
      },
    ),
    stations: createStations({ database: node.database, clock: systemClock }),
    whoIsOn: ({ station, slug }) => Promise.resolve(duty.get(`${station}/${slug}`) ?? []),
    whoMay: ({ station, power }) => Promise.resolve(able.get(`${station}/${power}`) ?? []),
    adminAddress: () => 'https://desk.example/admin',
    publish: () => {},
    ...(lease === undefined ? {} : { lease }),
  });
  const stop = async (): Promise<void> => {
    await notices.stop(5_000);
    await node.stop();
  };
  const start = async (): Promise<void> => {
    await node.start();
    notices.start();
  };
  return { ...node, notices, vault, start, stop };
}

/** The tables in which Strapi keeps log-ins, as far as people are read from them. */
export async function strapiLogIns(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE admin_users (id serial PRIMARY KEY, email text, prefered_language text, password text,
      firstname text, lastname text, registration_token text, is_active boolean DEFAULT true, blocked boolean DEFAULT false);
    CREATE TABLE admin_roles (id serial PRIMARY KEY, code text UNIQUE);
    CREATE TABLE admin_users_roles_lnk (user_id integer, role_id integer);
  `);
}

/** Founds a station. */
export async function aBareStation(db: TestDatabase, slug: string, parent: string | null = null): Promise<string> {
  const level = parent === null ? 'municipal' : 'county';
  const above = { parent, parent_level: parent === null ? null : 'municipal' };
  const words = {
    name_zh: slug,
    name_en: slug,
    slogan_zh: '',
    slogan_en: '',
    ink_cool: '#22424F',
    ink_warm: '#B83214',
  };
  await db.knex('station').insert({ slug, level, ...above, ...words, settings: '{}' });
  return slug;
}

/** Somebody with a log-in and roles; gives the id of the person. */
export async function somebody(
  db: TestDatabase,
  who: { readonly at: string; readonly roles?: readonly string[]; readonly language?: string },
): Promise<string> {
  const id = systemIds.next();
  const email = `${randomBytes(4).toString('hex')}@${who.at}.example`;
  const [user] = await db
    .knex('admin_users')
    .insert({ email, prefered_language: who.language ?? null, password: 'x' })
    .returning<{ id: number }[]>('id');
  for (const slug of who.roles ?? ['editor']) {
    const code = slug === 'super-admin' ? 'strapi-super-admin' : `hearth-${slug}`;
    const [role] = await db
      .knex('admin_roles')
      .insert({ code })
      .onConflict('code')
      .merge()
      .returning<{ id: number }[]>('id');
    await db.knex('admin_users_roles_lnk').insert({ user_id: user?.id, role_id: role?.id });
  }
  await db
    .knex('person')
    .insert({ id, admin_user_id: user?.id, station: who.at, name_zh: '某人', name_en: 'Somebody' });
  return id;
}
