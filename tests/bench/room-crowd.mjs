/**
 * Many people in one room, in one process: as little client as can follow the protocol, so that the machine's two cores go to
 * the server. Of a frame, which is the same for all, only the first copy is parsed.
 */
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';

const ROOM = 'bench:room';
const AT_ONCE = 50;
/** Lags by the millisecond; the last place is for all that is slower. */
const SLOWEST = 60_000;

const [, , url, size, speakers] = process.argv;
const people = [];
const lags = new Uint32Array(SLOWEST + 1);
const parsed = new Map();
let told = 0;
let lost = 0;
let counting = false;
let leaving = false;

/** All processes of a machine share this clock. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

function heard(text) {
  let sent = parsed.get(text);
  if (!sent) {
    const [name, said] = JSON.parse(text.slice(2));
    sent = (name === 'frame' ? said.messages : [said]).map((message) => message.sent);
    parsed.set(text, sent);
    if (parsed.size > 2_000) parsed.delete(parsed.keys().next().value);
  }
  if (!counting) return;
  const at = now();
  for (const one of sent) lags[Math.min(SLOWEST, Math.max(0, Math.round(at - one)))] += 1;
  told += sent.length;
}

function enter() {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (!leaving) lost += 1;
    });
    socket.on('message', (data) => {
      const text = data.toString();
      if (text === '2') socket.send('3');
      else if (text.startsWith('42')) heard(text);
      else if (text.startsWith('0')) socket.send('40');
      else if (text.startsWith('40')) socket.send(`420["join",{"room":"${ROOM}"}]`);
      else if (text.startsWith('430[{"ok":true')) resolve(socket);
      else if (text.startsWith('43') && text.includes('"ok":false')) reject(new Error(text));
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

/** Says so many messages a second for so long; each carries the moment at which it should have left. */
async function talk({ perSecond, seconds }) {
  lags.fill(0);
  [told, counting] = [0, true];
  const begun = now();
  for (let said = 0; said < perSecond * seconds; said += 1) {
    const due = begun + (said * 1_000) / perSecond;
    if (due > now()) await wait(due - now());
    const message = { sent: due, text: '桃子熟了，今天下午三点开播' };
    people[said % Number(speakers)].send(`42["say",${JSON.stringify({ room: ROOM, message })}]`);
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
  return { told, lost, lags: [...lags.entries()].filter(([, times]) => times > 0) };
}

function listen() {
  [told, counting] = [0, true];
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
