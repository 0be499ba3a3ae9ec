/**
 * Many viewers of one live, in one process: as little client as can follow the protocol. Of a frame, which is the same for all, only the first copy is
 * parsed. Those who speak are readers of the app, each no faster than a person may be.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { thinSocket } from './thin-socket.mjs';

const ROOM = 'live:0195f000-0000-7000-8000-00000000c001';
const AT_ONCE = 50;
/** Lags by the millisecond; the last place is for all that is slower. */
const SLOWEST = 60_000;

const [, , url, size, kind] = process.argv;
const isRaw = kind === 'raw';
const people = [];
const lags = new Uint32Array(SLOWEST + 1);
const parsed = new Map();
/** When how many heard of a pin, a price and of what is sold out, by what it was. */
let deeds = new Map();
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

/** Where the number of a frame stands: behind the names of room and node, which are as long as they always are. */
const HEAD = 180;
const isFrame = (data) => data[0] === 52 && data[1] === 50;

/** Most of what ten thousand viewers cost would be reading: a frame that is known by its number is not even decoded. */
function frameOf(data) {
  const seq = Number(/"seq":(\d+)/.exec(data.toString('latin1', 0, HEAD))[1]);
  let known = parsed.get(seq);
  if (!known) {
    const [, frame] = JSON.parse(data.toString().slice(2));
    const sent = frame.messages.filter(({ type }) => type === 'message').map(({ message }) => momentOf(message.text));
    known = { seq: frame.seq, sent, deeds: frame.messages.flatMap(deedsIn) };
    parsed.set(seq, known);
    if (parsed.size > 2_000) parsed.delete(parsed.keys().next().value);
  }
  return known;
}

/** What is told for the first time: all see the same frames, so what is new to one is new to all. */
function deedsIn({ type, left = [], prices = [], pinned }) {
  const said = [
    ...(type === 'pinned' ? [`pinned ${pinned.pin}`] : []),
    ...prices.map(({ offer }) => `priced ${offer}`),
    // Of goods at a special price nothing is left at either price: that is told as the price that is in force again.
    ...[...left, ...prices].filter((one) => one.left === 0).map(({ offer }) => `sold-out ${offer}`),
  ];
  const fresh = said.filter((deed) => !deeds.has(deed));
  for (const deed of fresh) deeds.set(deed, new Map());
  return fresh;
}

function heard(data, seen) {
  const { seq, sent, deeds: done } = frameOf(data);
  if (seen.seq !== undefined && seq > seen.seq + 1) skipped += seq - seen.seq - 1;
  if (seen.seq !== undefined && seq <= seen.seq) twice += 1;
  seen.seq = seq;
  if (done.length > 0) hearOf(done, Date.now());
  if (!counting) return;
  const at = now();
  for (const one of sent) lags[Math.min(SLOWEST, Math.max(0, Math.round(at - one)))] += 1;
  told += sent.length;
}

function hearOf(done, now) {
  for (const deed of done) {
    const times = deeds.get(deed);
    times?.set(now, (times.get(now) ?? 0) + 1);
  }
}

const address = () =>
  isRaw ? url.replace('http', 'ws') : `${url.replace('http', 'ws')}/realtime/?EIO=4&transport=websocket`;

function enter() {
  return new Promise((resolve, reject) => {
    const seen = { seq: undefined };
    const socket = thinSocket(address(), {
      onError: reject,
      onClose: () => {
        if (!leaving) lost += 1;
      },
      onOpen: () => {
        if (isRaw) resolve(socket);
      },
      onText: (data) => {
        if (isFrame(data)) heard(data, seen);
        else answer(data.toString());
      },
    });
    const answer = (text) => {
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send(`40${JSON.stringify({ token: randomUUID() })}`);
      else if (text.startsWith('40')) socket.send(`420["join",{"room":"${ROOM}"}]`);
      else if (text.startsWith('430[{"ok":true')) resolve(socket);
      else if (text.startsWith('430[')) reject(new Error(text));
      else if (text.startsWith('43') && text.includes('"ok":false')) refused += 1;
    };
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
  for (const socket of people.splice(0)) socket.end();
  await wait(500);
  leaving = false;
  return {};
}

function report() {
  counting = false;
  return { told, lost, skipped, twice, refused, lags: [...lags.entries()].filter(([, times]) => times > 0) };
}

/** Of each deed: how many heard of it in which millisecond. */
const heardOf = () => [...deeds].map(([deed, times]) => [deed, [...times]]);

function listen() {
  [told, skipped, twice, refused, counting] = [0, 0, 0, 0, true];
  lags.fill(0);
  deeds = new Map();
  return {};
}

const WORK = { gather, talk, listen, leave, report, deeds: heardOf };
process.on('message', ({ ask, id, about }) => {
  Promise.resolve(WORK[ask](about)).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.send({ port: 0 });
