/**
 * Many viewers of one live, in one process: as little client as can follow the protocol. Of a frame, which is the same for all, only the first copy is
 * parsed. Those who speak are readers of the app, each no faster than a person may be.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';

const ROOM = 'live:0195f000-0000-7000-8000-00000000c001';
const AT_ONCE = 50;
/** Lags by the millisecond; the last place is for all that is slower. */
const SLOWEST = 60_000;

const [, , url, size, kind] = process.argv;
const isRaw = kind === 'raw';
const people = [];
const lags = new Uint32Array(SLOWEST + 1);
const parsed = new Map();
let [told, lost, skipped, twice, refused] = [0, 0, 0, 0, 0];
let counting = false;
let leaving = false;

/** All processes of a machine share this clock. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** A moment as letters: long numbers are held back by the rules, and letters beyond p may spell the name of an account. */
const LETTERS = 'abcdefghijklmnop';
const lettersOf = (moment) =>
  [...Math.round(moment).toString(16)].map((digit) => LETTERS[Number.parseInt(digit, 16)]).join('');
const momentOf = (text) =>
  Number.parseInt([...text.slice(text.indexOf('：') + 1)].map((one) => LETTERS.indexOf(one).toString(16)).join(''), 16);

function frameOf(text) {
  let known = parsed.get(text);
  if (!known) {
    const [, frame] = JSON.parse(text.slice(2));
    const sent = frame.messages.filter(({ type }) => type === 'message').map(({ message }) => momentOf(message.text));
    known = { seq: frame.seq, sent };
    parsed.set(text, known);
    if (parsed.size > 2_000) parsed.delete(parsed.keys().next().value);
  }
  return known;
}

function heard(text, seen) {
  const { seq, sent } = frameOf(text);
  if (seen.seq !== undefined && seq > seen.seq + 1) skipped += seq - seen.seq - 1;
  if (seen.seq !== undefined && seq <= seen.seq) twice += 1;
  seen.seq = seq;
  if (!counting) return;
  const at = now();
  for (const one of sent) lags[Math.min(SLOWEST, Math.max(0, Math.round(at - one)))] += 1;
  told += sent.length;
}

const address = () =>
  isRaw ? url.replace('http', 'ws') : `${url.replace('http', 'ws')}/realtime/?EIO=4&transport=websocket`;

function enter() {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address(), { perMessageDeflate: false, skipUTF8Validation: true });
    const seen = { seq: undefined };
    socket.on('error', reject);
    socket.on('close', () => {
      if (!leaving) lost += 1;
    });
    if (isRaw) socket.on('open', () => resolve(socket));
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith('42')) heard(text, seen);
      else if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send(`40${JSON.stringify({ token: randomUUID() })}`);
      else if (text.startsWith('40')) socket.send(`420["join",{"room":"${ROOM}"}]`);
      else if (text.startsWith('430[{"ok":true')) resolve(socket);
      else if (text.startsWith('430[')) reject(new Error(text));
      else if (text.startsWith('43') && text.includes('"ok":false')) refused += 1;
    });
  });
}

async function gather() {
  while (people.length < Number(size)) {
    const some = Math.min(AT_ONCE, Number(size) - people.length);
    people.push(...(await Promise.all(Array.from({ length: some }, enter))));
  }
  return { people: people.length };
}

/** Says so many messages a second for so long, by so many in turn; each carries the moment at which it should have left. */
async function talk({ perSecond, seconds, speakers }) {
  listen();
  const begun = now();
  for (let said = 0; said < perSecond * seconds; said += 1) {
    const due = begun + (said * 1_000) / perSecond;
    if (due > now()) await wait(due - now());
    const text = `桃子真好：${lettersOf(due)}`;
    const message = { type: 'say', id: randomUUID(), kind: 'danmaku', text, clock: null };
    const whole = isRaw ? JSON.stringify(message) : `421["say",${JSON.stringify({ room: ROOM, message })}]`;
    people[said % speakers].send(whole);
  }
  return { said: perSecond * seconds };
}

async function leave() {
  leaving = true;
  for (const socket of people.splice(0)) socket.terminate();
  await wait(500);
  leaving = false;
  return {};
}

function report() {
  counting = false;
  return { told, lost, skipped, twice, refused, lags: [...lags.entries()].filter(([, times]) => times > 0) };
}

function listen() {
  [told, skipped, twice, refused, counting] = [0, 0, 0, 0, true];
  lags.fill(0);
  return {};
}

const WORK = { gather, talk, listen, leave, report };
process.on('message', ({ ask, id, about }) => {
  Promise.resolve(WORK[ask](about)).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.send({ port: 0 });
