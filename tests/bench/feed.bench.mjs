/** Reading the feed: against bare Koa with the same bytes, and against Strapi's REST with the same fields. */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { fullSpeed, median, steady } from './fire.mjs';
import { aServer, here } from './server.mjs';

const ROUNDS = 5;
const FIELDS = ['title', 'subtitle', 'summary', 'station', 'byline', 'aiDeclaration', 'publishedAt', 'updatedAt'];
const STOCK = new URLSearchParams([
  ...FIELDS.map((field, index) => [`fields[${index}]`, field]),
  ...['cover', 'film', 'column'].map((field, index) => [`populate[${index}]`, field]),
  ['sort', 'publishedAt:desc'],
  ['pagination[pageSize]', '20'],
  ['locale', 'zh-Hans'],
]);

const host = await aServer(join(here, 'bench-host.mjs'));
const ours = `${host.url}/api/app/feed?station=yunze&locale=zh-Hans`;
const stock = `${host.url}/api/stock/manuscripts?${STOCK}`;
const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
const running = [host];
try {
  const bytes = Buffer.from(await (await fetch(ours)).arrayBuffer());
  await checkSame(bytes, stock);
  writeFileSync(join(scratch, 'body'), bytes);
  const bare = await aServer(join(here, 'bare-koa.mjs'), { args: [join(scratch, 'body')] });
  running.push(bare);
  const rounds = { bare: [], ours: [], stock: [] };
  // Turn about, so that a neighbour's noise falls on all three alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.bare.push(await fullSpeed(bare.url));
    rounds.ours.push(await fullSpeed(ours));
    rounds.stock.push(await fullSpeed(stock));
  }
  const value = median(rounds.ours);
  const unit = 'requests/s';
  const peer = (limit, limitMeasured, atLeast) => ({ value, unit, limit, limitMeasured, wanted: { atLeast } });
  figure({ name: 'feed at 50 connections, against Koa', ...peer('bare Koa, same bytes', median(rounds.bare), 0.6) });
  figure({
    name: 'feed at 50 connections, against Strapi REST',
    ...peer('Strapi REST find, same fields populated', median(rounds.stock), 10),
  });
  const rate = value / 2;
  const koa = await steady(bare.url, { rate });
  const { p50, p99, perSecond } = await steady(ours, { rate });
  const told = {
    perSecond: Math.round(perSecond),
    p50: Number(p50.toFixed(2)),
    bareKoaP99: Number(koa.p99.toFixed(2)),
  };
  figure({ name: 'feed at half speed, 99th percentile', value: p99, unit: 'ms', wanted: { below: 50 }, ...told });
} finally {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(scratch, { recursive: true, force: true });
}

/** A comparison is worth something only while both answer with as many stories, told with the same fields. */
async function checkSame(feed, address) {
  const answer = await fetch(address);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Strapi answered ${answer.status}: ${text}`);
  const mine = JSON.parse(feed.toString('utf8')).items;
  const theirs = JSON.parse(text).data;
  if (mine.length !== 20 || theirs.length !== 20) throw new Error(`${mine.length} stories against ${theirs.length}`);
  // A correction has no picture, so not every story has one.
  const whole = theirs.filter(({ column, cover }) => column && cover).length;
  if (whole < 15) throw new Error(`Strapi told only ${whole} stories with column and cover`);
}
