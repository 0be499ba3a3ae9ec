import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A trade as a stand-in for a provider knows it. */
export type LabTrade = {
  readonly outTradeNo: string;
  readonly amount: number;
  readonly currency: string;
  readonly app: string;
  readonly merchant: string;
  readonly ref: string;
  state: 'waiting' | 'paid' | 'closed';
};

/** A refund as a stand-in knows it, by its key. */
export type LabRefund = {
  readonly key: string;
  readonly outTradeNo: string;
  readonly amount: number;
  readonly ref: string;
  state: 'done' | 'pending' | 'failed';
};

/** What goes wrong with one call: it never arrives, its answer is lost, the provider falters, or answers what nobody signed. */
export type LabFault = 'lost-before' | 'lost-after' | 'error-after' | 'unsigned';

/** What a stand-in calls in with. */
export type LabNotice = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

/** What stand-ins share: trades, refunds, calls, and what goes wrong next. */
export type PayWorld = {
  readonly trades: Map<string, LabTrade>;
  readonly refunds: Map<string, LabRefund>;
  /** `POST /path`, in the order of arrival. */
  readonly calls: string[];
  /** What goes wrong with the next calls whose line begins so. */
  readonly faults: { readonly line: string; readonly does: LabFault }[];
  /** How refunds end at first. */
  refundsAre: LabRefund['state'];
};

/** An empty world. */
export const aPayWorld = (): PayWorld => ({
  ...{ trades: new Map(), refunds: new Map(), calls: [], faults: [], refundsAre: 'done' },
});

/** An answer of a stand-in, before it is signed. */
export type LabAnswer = { readonly status: number; readonly body: string };

/** A call as a stand-in sees it. */
export type LabCall = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** How a stand-in answers, and how it signs what it says. */
export type LabRules = {
  answer(call: LabCall): LabAnswer;
  sign(answer: LabAnswer, call: LabCall): { readonly headers: Readonly<Record<string, string>>; readonly body: string };
};

/** A stand-in that listens. */
export type LabServer = { readonly url: string; stop(): Promise<void> };

/** Lets a stand-in listen on a free port. */
export async function aLabServer(world: PayWorld, rules: LabRules): Promise<LabServer> {
  const server = createServer((request, response) => void serve(world, rules, { request, response }));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function callOf(request: IncomingMessage): Promise<LabCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a request without an encoding gives buffers
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers, body };
}

function nextFault(world: PayWorld, line: string) {
  const at = world.faults.findIndex((fault) => line.includes(fault.line));
  return at < 0 ? undefined : world.faults.splice(at, 1)[0];
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function serve(world: PayWorld, rules: LabRules, { request, response }: Exchange): Promise<void> {
  const call = await callOf(request);
  const line = `${call.method} ${call.path} ${call.body}`;
  world.calls.push(line);
  const fault = nextFault(world, line);
  if (fault?.does === 'lost-before') return void request.socket.destroy();
  const answer = rules.answer(call);
  if (fault?.does === 'lost-after') return void request.socket.destroy();
  if (fault?.does === 'error-after') return void response.writeHead(502).end('bad gateway');
  const said = fault?.does === 'unsigned' ? { headers: {}, body: answer.body } : rules.sign(answer, call);
  response.writeHead(answer.status, { 'content-type': 'application/json', ...said.headers });
  response.end(said.body);
}

/** A pair of keys as merchants and providers have them. */
export function aKeyPair(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** A name that nothing else has. */
export const aRef = (prefix: string): string => `${prefix}${randomBytes(8).toString('hex')}`;

/** Posts notices as a provider does, and gives the statuses and bodies of the answers. */
export async function deliver(url: string, notices: readonly LabNotice[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { body, headers } of notices) {
    const answer = await fetch(url, { method: 'POST', headers: { ...headers }, body: new Uint8Array(body) });
    answers.push(`${answer.status} ${await answer.text()}`);
  }
  return answers;
}
