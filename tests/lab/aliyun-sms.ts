/**
 * A stand-in of Aliyun's short message gateway (SendSms, 2017-05-25). It checks the ACS3-HMAC-SHA256 signature as the vendor
 * documents it, keeps what it was asked to send, and misbehaves on demand.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the gateway behaves: well, late, busy, gone before it answers, broken, or of the opinion that the number is none. */
export type Behaviour = 'ok' | 'slow' | 'throttle' | 'lose-answer' | 'break' | 'reject';

/** A message that was accepted, which means: perhaps sent. */
export type Accepted = { readonly phone: string; readonly code: string; readonly outId: string };

/** A running stand-in. */
export type AliyunLab = {
  readonly endpoint: string;
  readonly accepted: Accepted[];
  /** Requests that came, whatever became of them. */
  calls(): number;
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
};

export const LAB_KEY = { id: 'lab-key', secret: 'lab-secret' };

/** What a host needs to send its codes here. */
export const labEnv = (lab: AliyunLab): NodeJS.ProcessEnv => ({
  HEARTH_SMS: 'aliyun',
  HEARTH_SMS_ENDPOINT: lab.endpoint,
  HEARTH_SMS_KEY_ID: LAB_KEY.id,
  HEARTH_SMS_KEY_SECRET: LAB_KEY.secret,
  HEARTH_SMS_SIGN_NAME: '云泽台',
  HEARTH_SMS_TEMPLATE_CODE: 'SMS_154950909',
  HEARTH_SMS_TIMEOUT_MS: '1500',
});

/** Starts a stand-in on a free port. */
export async function anAliyunLab(): Promise<AliyunLab> {
  const accepted: Accepted[] = [];
  let behaviour: Behaviour = 'ok';
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    void receive(request, response, { behaviour, accepted });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accepted,
    calls: () => calls,
    behave: (next) => {
      behaviour = next;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

type Desk = { readonly behaviour: Behaviour; readonly accepted: Accepted[] };

async function receive(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://gateway');
  const problem = signatureProblem(request, url, Buffer.concat(chunks));
  const refused = REFUSALS[desk.behaviour];
  if (problem) {
    answer(response, 400, problem);
  } else if (refused) {
    answer(response, ...refused);
  } else {
    desk.accepted.push(messageIn(url));
    if (desk.behaviour === 'lose-answer') request.socket.destroy();
    // Slow is longer than any caller waits; closing the stand-in ends it.
    else if (desk.behaviour !== 'slow') answer(response, 200, 'OK');
  }
}

const REFUSALS: Partial<Record<Behaviour, [status: number, code: string]>> = {
  throttle: [200, 'isv.BUSINESS_LIMIT_CONTROL'],
  reject: [200, 'isv.MOBILE_NUMBER_ILLEGAL'],
  break: [503, 'ServiceUnavailable'],
};

function messageIn(url: URL): Accepted {
  const asked = (name: string): string => url.searchParams.get(name) ?? '';
  const { code } = JSON.parse(asked('TemplateParam')) as { code: string };
  return { phone: asked('PhoneNumbers'), code, outId: asked('OutId') };
}

function answer(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ Code: code, Message: code, RequestId: 'lab-request', BizId: 'lab-receipt' }));
}

const SCHEME = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;

/** The signature covers method, path, query, the signed headers and the body's hash. */
function signatureProblem(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const [, id, names = '', signature] = SCHEME.exec(request.headers.authorization ?? '') ?? [];
  if (id !== LAB_KEY.id) return 'InvalidAccessKeyId.NotFound';
  const hash = createHash('sha256').update(body).digest('hex');
  if (request.headers['x-acs-content-sha256'] !== hash) return 'InvalidContentHash';
  const needed = [
    'host',
    'x-acs-action',
    'x-acs-content-sha256',
    'x-acs-date',
    'x-acs-signature-nonce',
    'x-acs-version',
  ];
  const signed = names.split(';');
  if (needed.some((name) => !signed.includes(name))) return 'IncompleteSignature';
  const query = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1)).map((pair) => pair.map(percent).join('='));
  const headers = signed.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [request.method, url.pathname, query.join('&'), headers, names, hash].join('\n');
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const right = createHmac('sha256', LAB_KEY.secret).update(text).digest('hex');
  return signature === right ? undefined : 'SignatureDoesNotMatch';
}

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
