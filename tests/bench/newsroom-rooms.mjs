/** Two newsrooms over HTTP: ours with its people, rules, accounts and remarks, and a stock Strapi with one administrator. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seeded, sentence } from './library-words.mjs';
import { asking, people, registered } from './people.mjs';
import { root } from './server.mjs';

const require = createRequire(join(root, 'cms/package.json'));
const { FULL_REVIEW } = require(join(root, 'cms/lib/contract/index.js'));
const { Client } = require('pg');

const CHARACTERS = 10_000;
const ACCOUNTS = 12;
/** Ours: each act gives how long its press took. */
export async function aNewsroom({ url, databaseUrl }) {
  const room = await furnished(url);
  const { author, chief } = room;
  const written = await room.make(0);
  await remarks(author, written);
  // What a page shows it read after its last save.
  const shown = async () => (await author('GET', `${room.path}/${written}`)).data.revision;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const released = [];
  return {
    save: async (turn) => {
      const data = { ...room.draft(turn + 1_000), revision: await shown() };
      return timed(() => author('PUT', `${room.path}/${written}`, data));
    },
    publish: async (turn) => {
      const id = await room.signed(turn + 10_000);
      released.push(id);
      // Whoever presses comes after the accounts have their rows and all who follow a signature are done.
      while (!(await atRest(client, id))) await wait(20);
      const form = formOf(await chief('GET', `${room.path}/${id}`));
      const took = await timed(() => chief('POST', `${room.path}/${id}/actions/publish`, form));
      // What follows a publishing is not to slow the other's turn.
      while (!(await atRest(client, id))) await wait(20);
      return took;
    },
    /** What was published was let out by its signatures, and its rows for the accounts were planned. */
    checkOut: async () => {
      const { out, deliveries } = await outOf(client, released);
      if (out !== released.length || deliveries !== released.length * ACCOUNTS)
        throw new Error(`${out} of ${released.length} were let out, with ${deliveries} deliveries`);
    },
    end: () => client.end(),
  };
}

/** A column with its rules and accounts, and one person for each signature. */
async function furnished(url) {
  const admin = asking(url, await registered(url));
  const said = { station: 'yunze', slug: 'bench', name: '要闻' };
  const column = (await admin('POST', content('plugin::cms.column'), said)).data;
  const rules = { station: 'yunze', column: column.documentId, version: 0, rules: FULL_REVIEW };
  await admin('PUT', '/cms/review/policies', rules);
  const cover = await admin.upload();
  await targets(admin, column.documentId);
  const [author, ...signers] = await people(url, admin, [
    ...['reporter', 'proofreader', 'editor', 'proofreader', 'desk-head', 'proofreader', 'chief-editor'],
  ]);
  const path = content('plugin::cms.manuscript');
  const draft = (turn) => ({ ...words(turn), station: 'yunze', column: { connect: [column] }, cover });
  const make = async (turn) => (await author('POST', path, draft(turn))).data.documentId;
  const signed = async (turn) => {
    const id = await make(turn);
    const at = `/cms/review/manuscripts/${id}/zh-Hans`;
    const press = async (who, what, more = {}) => {
      const { hash, version } = await who('GET', at);
      await who('POST', `${at}/${what}`, { hash, version, ...more });
    };
    await press(author, 'submit');
    for (const [n, who] of signers.entries())
      if (n % 2 === 0) await press(who, 'proof', { proof: n / 2 + 1, errors: 0 });
      else await press(who, 'pass');
    return id;
  };
  return { author, chief: signers.at(-1), path, draft, make, signed };
}

async function outOf(client, ids) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM release WHERE document_id = ANY($1) AND ground = 'signed') AS out,
            (SELECT count(*)::int FROM delivery WHERE document_id = ANY($1)) AS deliveries`,
    [ids],
  );
  return rows[0];
}

/** Whether all deliveries of a story wait for a hand, and nobody has anything left to do about what happened. */
async function atRest(client, id) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM delivery WHERE document_id = $1 AND state = 'manual') = $2
        AND NOT EXISTS (SELECT 1 FROM outbox_delivery WHERE state = 'waiting' AND due_at <= clock_timestamp()) AS rest`,
    [id, ACCOUNTS],
  );
  return rows[0].rest;
}

/** Stock: the same words, saved and published by the administrator, whom Strapi asks for no conditions. */
export async function aStockRoom({ url }) {
  const admin = asking(url, await registered(url));
  const column = (await admin('POST', content('api::column.column'), { slug: 'bench', name: '要闻' })).data;
  const cover = await admin.upload();
  const path = content('api::manuscript.manuscript');
  const draft = (turn) => ({ ...words(turn), station: 'yunze', column: { connect: [column] }, cover });
  const make = async (turn) => (await admin('POST', path, draft(turn))).data.documentId;
  const written = await make(0);
  return {
    save: async (turn) => timed(() => admin('PUT', `${path}/${written}`, draft(turn + 1_000))),
    publish: async (turn) => {
      const id = await make(turn + 10_000);
      const form = formOf(await admin('GET', `${path}/${id}`));
      return timed(() => admin('POST', `${path}/${id}/actions/publish`, form));
    },
  };
}

/** What Strapi's form sends back of a document that nobody changed. */
const formOf = ({ data }) => ({ ...data, column: { connect: [], disconnect: [] } });

const content = (uid) => `/content-manager/collection-types/${uid}`;

function words(turn) {
  const draw = seeded(turn + 1);
  const body = [];
  for (let length = 0; length < CHARACTERS;) {
    const text = Array.from({ length: 3 }, () => sentence(draw))
      .join('')
      .slice(0, CHARACTERS - length);
    body.push({ type: 'paragraph', children: [{ type: 'text', text }] });
    length += text.length;
  }
  return {
    ...{ title: `青禾县水稻生产纪实之${turn}`, subtitle: '田间管理有序推进', summary: sentence(draw), byline: '王敏' },
    ...{ body, tags: '水稻、青禾县', origin: 'original', aiDeclaration: 'none' },
  };
}

async function remarks(author, id) {
  for (let block = 0; block < 5; block += 1) {
    const { data } = await author('GET', `${content('plugin::cms.manuscript')}/${id}`);
    const quote = data.body[block].children[0].text.slice(0, 6);
    const anchor = { field: 'body', block, from: 0, to: 6, quote, before: '', after: '' };
    const remark = { revision: 1, anchor, severity: 'note', reason: null, text: '再核一下', mentions: [] };
    await author('POST', `/cms/marks/${id}/zh-Hans`, remark);
  }
}

async function targets(admin, column) {
  const list = [];
  for (let n = 0; n < ACCOUNTS; n += 1) {
    const { id } = await admin('POST', '/cms/channels', {
      ...{ station: 'yunze', platform: 'facebook', name: `账号${n}`, account: `bench-${n}`, locale: 'zh-Hans' },
      ...{ lane: 'assisted', credential: null, capabilities: ['publish'], quota: null, windows: [] },
      ...{ rulePack: 'facebook', owner: null, active: true },
    });
    list.push({ channel: id, timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } });
  }
  await admin('PUT', '/cms/channels/targets', { station: 'yunze', column, version: 0, targets: list });
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
