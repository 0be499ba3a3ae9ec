// What is given away in the lab's lives, who reserved them, what their assistant says, and who may not write in them.
import { createHash, randomUUID } from 'node:crypto';
import { Refusal } from './account-book.mjs';

const uuid = (kind, n) => `0198f${kind}00-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** Games of the lab, by name. */
export const GAMES = { envelope: uuid('e', 1), open: uuid('e', 2), drawn: uuid('e', 3) };

const hash = (text) => createHash('sha256').update(text).digest('hex');
const SEED = 'c3'.repeat(32);
const SALT = '738';
const ENTRIES = Array.from({ length: 12 }, (_, n) => uuid('9', n + 1)).sort();
const MINUTE = 60_000;
const after = (now, ms) => new Date(now.getTime() + ms).toISOString();

const envelopeOf = (now) => ({
  ...{ id: GAMES.envelope, title: '丰收红包', count: 500, payout: 'account', audience: 'all', state: 'open' },
  ...{ budget: 50_000, least: 1, most: 1_000, seedHash: hash(SEED), seed: null, taken: 3 },
  ...{ opensAt: after(now, -MINUTE), closesAt: after(now, 60 * MINUTE) },
});

const pageOf = (now, title) => ({
  ...{ title, rule: '登录的观众每人一次，不用购买', saltSource: '福彩 3D 当日开奖号' },
  prizes: [
    { name: '上坞脐橙一箱', value: 3990, count: 2 },
    { name: '明前炒青一罐', value: 12_800, count: 1 },
  ],
  ...{ opensAt: after(now, -30 * MINUTE), closesAt: after(now, 30 * MINUTE), saltAt: after(now, 90 * MINUTE) },
});

/** What the host promised before it opened; written from the published formula. */
const rulesHashOf = ({ title, rule, prizes, opensAt, closesAt, saltAt, saltSource }) =>
  hash(
    [
      ...[title, rule, ...prizes.map(({ name, value, count }) => `${name} | ${value} | ${count}`)],
      ...[opensAt, closesAt, saltAt, saltSource],
    ].join('\n'),
  );

function lotteryOf(now, { id, title, isDrawn, session }) {
  const page = pageOf(now, title);
  const order = [...ENTRIES].sort((a, b) => (hash(SEED + SALT + a) < hash(SEED + SALT + b) ? -1 : 1));
  const winners = order.slice(0, 3).map((entry, rank) => ({ entry, prize: rank < 2 ? 0 : 1, rank: rank + 1 }));
  const told = { salt: SALT, seed: SEED, entries: ENTRIES, entriesHash: hash(ENTRIES.join('\n')), winners };
  return {
    ...{ id, session, page, state: isDrawn ? 'announced' : 'open', count: isDrawn ? 12 : 11, failed: [] },
    ...{ rulesHash: rulesHashOf(page), seedHash: hash(SEED) },
    ...(isDrawn ? told : { salt: null, seed: null, entries: null, entriesHash: null, winners: [] }),
  };
}

const banOf = (now) => ({
  ...{ id: uuid('8', 1), station: 'qinghe', rule: 'lure-away', reason: '多次留下联系方式', evidence: '加我微信便宜卖' },
  ruleText: { 'zh-Hans': '引到站外交易', en: 'Leading buyers elsewhere' },
  ...{
    law: '《网络交易监督管理办法》第二十一条',
    from: after(now, -60 * MINUTE),
    until: after(now, 7 * 1_440 * MINUTE),
  },
  ...{ state: 'running', appeal: null, decision: null, mayAppeal: true },
});

/** @param {Record<string, string>} sessions of the lab's rooms, by name */
export const freshGames = (now, sessions) => ({
  envelopes: [envelopeOf(now)],
  lotteries: [
    lotteryOf(now, { id: GAMES.open, title: '开播抽奖', isDrawn: false, session: sessions.tea }),
    lotteryOf(now, { id: GAMES.drawn, title: '整点抽奖', isDrawn: true, session: sessions.tea }),
  ],
  ...{ sessions, entered: new Map(), shares: [], reserved: [], asked: [], bans: [banOf(now)], placements: [] },
});

const NOT_FOUND = { zh: '没有找到', en: 'Not found' };
const gone = (code) => new Refusal(404, code, NOT_FOUND);

function share({ games }, { id }) {
  const envelope = games.envelopes.find((one) => one.id === id);
  if (!envelope) throw gone('GAMES.ENVELOPE_NOT_FOUND');
  const known = games.shares.find((one) => one.envelope === id);
  const { title, payout } = envelope;
  const taken = { envelope: id, title, payout, amount: 88, coupon: null, at: new Date().toISOString(), paidAt: null };
  if (!known) games.shares.push(taken);
  return { amount: 88, payout, coupon: null };
}

function lottery({ games }, { id, what }) {
  const found = games.lotteries.find((one) => one.id === id);
  if (!found) throw gone('GAMES.LOTTERY_NOT_FOUND');
  if (what === undefined) return found;
  if (what === 'enter') games.entered.set(id, ENTRIES[4]);
  if (what === 'my-prize') return { hasContact: true };
  return { entry: games.entered.get(id) ?? null, prize: null, hasContact: false };
}

const LABEL = {
  'zh-Hans': 'AI 助理回答，仅依据已核验的资料',
  en: 'Answered by an AI assistant from vetted papers only',
};
const REPORT = { kind: 'paper', paper: uuid('7', 1), page: 2, name: { 'zh-Hans': '检测报告', en: 'Test report' } };

/** Prices go to a person; all else stands on a page of the report. */
function said({ games }, { id, method, body }) {
  if (method === 'GET') return { answers: games.asked };
  const known = games.asked.find(({ press }) => press === body.press);
  if (known) return known;
  const isHanded = /钱|价|price/.test(body.question);
  const answer = {
    ...{ id: randomUUID(), session: id, question: body.question, product: null, topic: isHanded ? 'price' : null },
    ...{
      outcome: isHanded ? 'handed' : 'answered',
      text: isHanded ? null : '农药残留未检出',
      label: LABEL,
      reply: null,
    },
    ...{ source: isHanded ? null : REPORT, queue: isHanded ? { ahead: 2, seconds: 150 } : null },
    at: new Date().toISOString(),
  };
  games.asked.unshift(answer);
  return answer;
}

const reservationOf = ({ rooms }, id) => {
  const { title, plannedAt } = rooms.all.find(({ session }) => session === id) ?? { title: '', plannedAt: '' };
  return { session: id, title, plannedAt, slots: ['day', 'hour', 'soon'], came: false, coupon: null };
};

function reservation(state, { id, method }) {
  const { games } = state;
  games.reserved = games.reserved.filter(({ session }) => session !== id);
  if (method === 'PUT') games.reserved.push(reservationOf(state, id));
  return method === 'PUT' ? games.reserved.at(-1) : null;
}

function come({ games }, { id }) {
  const own = games.reserved.find(({ session }) => session === id);
  if (!own) throw gone('GAMES.NOT_RESERVED');
  return Object.assign(own, { came: true, coupon: uuid('6', 1) });
}

function ofSession(state, asked) {
  const { games } = state;
  const { title, plannedAt } = reservationOf(state, asked.id);
  const answers = {
    envelopes: () => ({ envelopes: games.envelopes }),
    lotteries: () => ({
      lotteries: games.lotteries
        .filter(({ session }) => session === asked.id)
        .map(({ id, session, page, state: stands, count }) => ({ id, session, page, state: stands, entries: count })),
    }),
    reservations: () => ({ title, plannedAt, isOpen: true, reserved: 86 + games.reserved.length, hasBenefit: true }),
    reservation: () => reservation(state, asked),
    come: () => come(state, asked),
    questions: () => said(state, asked),
  };
  return answers[asked.what]?.();
}

function ofBans({ games }, { id, body }) {
  const ban = games.bans.find((one) => one.id === id);
  const at = new Date().toISOString();
  return Object.assign(ban, { state: 'appealed', mayAppeal: false, appeal: { words: body.words, at } });
}

const reminderOf = ({ session, title, plannedAt }) => ({
  ...{ id: uuid('5', 1), session, title, slot: 'soon', plannedAt, at: new Date().toISOString() },
});

const ANSWERS = {
  envelopes: share,
  lotteries: lottery,
  bans: ofBans,
  'my-bans': ({ games }) => ({ bans: games.bans }),
  'my-shares': ({ games }) => ({ shares: games.shares }),
  'my-reservations': ({ games: { reserved } }) => ({
    reservations: reserved,
    reminders: reserved.slice(0, 1).map(reminderOf),
  }),
  placements: ({ games }) => ({ placements: games.placements }),
};

/** @returns {object | null | undefined} what `/api/live/…` answers; undefined where it is none of this */
export function askGames(state, [kind, id, what], { method, body }) {
  const asked = { id, what, method, body };
  if (kind === 'sessions' && what !== undefined) return ofSession(state, asked);
  return ANSWERS[kind]?.(state, asked);
}
