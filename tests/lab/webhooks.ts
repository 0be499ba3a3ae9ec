import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a robot of the stand-in was told and said into its group. */
export type Spoken = {
  readonly platform: 'wecom' | 'dingtalk' | 'feishu';
  readonly token: string;
  readonly text: string;
};

/** How the platforms behave at the moment. */
export type Mood = {
  /** Calls that one robot may make in a minute before it is throttled. */
  perMinute: number;
  /** Milliseconds before an answer. */
  delay: number;
  /** Takes the message and never answers. */
  loseAnswers: boolean;
  /** Answers 502 without taking the message. */
  broken: boolean;
};

/** The robots of WeCom, DingTalk and Feishu on one port, strict about their documented formats and signatures. */
export type RobotLab = {
  readonly url: string;
  readonly spoken: Spoken[];
  readonly mood: Mood;
  /** Called when a message was taken and before it is answered. */
  taken: (spoken: Spoken) => void;
  stop(): Promise<void>;
};

type Robot = { readonly token: string; readonly secret: string | null };
type Answer = Record<string, unknown>;
type Call = { readonly url: URL; readonly body: Answer };
type Platform = {
  token(url: URL): string | undefined;
  /** The platform's refusal, or the text it would show. */
  read(call: Call, robot: Robot): Answer | string;
  readonly unknown: Answer;
  readonly throttled: Answer;
  said(): Answer;
};

const HOUR = 3_600_000;
const sign = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');
const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const wecom: Platform = {
  token: (url) => (url.pathname === '/cgi-bin/webhook/send' ? (url.searchParams.get('key') ?? '') : undefined),
  unknown: { errcode: 93000, errmsg: 'invalid webhook url' },
  throttled: { errcode: 45009, errmsg: 'api freq out of limit' },
  said: () => ({ errcode: 0, errmsg: 'ok' }),
  read: ({ body }) => {
    const text = at(body['markdown'], 'content');
    if (body['msgtype'] !== 'markdown' || typeof text !== 'string') {
      return { errcode: 40008, errmsg: 'invalid message type' };
    }
    return Buffer.byteLength(text) > 4096 ? { errcode: 45002, errmsg: 'content size out of limit' } : text;
  },
};

const dingtalk: Platform = {
  token: (url) => (url.pathname === '/robot/send' ? (url.searchParams.get('access_token') ?? '') : undefined),
  unknown: { errcode: 300001, errmsg: 'token is not exist' },
  throttled: { errcode: 130101, errmsg: 'send too fast' },
  said: () => ({ errcode: 0, errmsg: 'ok' }),
  read: ({ url, body }, { secret }) => {
    const timestamp = url.searchParams.get('timestamp') ?? '';
    if (secret !== null && Math.abs(Date.now() - Number(timestamp)) > HOUR) {
      return { errcode: 310000, errmsg: 'invalid timestamp' };
    }
    if (secret !== null && url.searchParams.get('sign') !== sign(secret, `${timestamp}\n${secret}`)) {
      return { errcode: 310000, errmsg: 'sign not match' };
    }
    const [title, text] = [at(body['markdown'], 'title'), at(body['markdown'], 'text')];
    const whole = body['msgtype'] === 'markdown' && typeof title === 'string' && typeof text === 'string';
    return whole ? text : { errcode: 400201, errmsg: 'param error' };
  },
};

const feishu: Platform = {
  token: (url) => /^\/open-apis\/bot\/v2\/hook\/([\w-]+)$/.exec(url.pathname)?.[1],
  unknown: { code: 19001, msg: 'param invalid: incoming webhook access token invalid', data: {} },
  throttled: { code: 11232, msg: 'create message trigger max frequency limit' },
  said: () => ({ code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' }),
  read: ({ body }, { secret }) => {
    const timestamp = typeof body['timestamp'] === 'string' ? body['timestamp'] : '';
    const fresh = Math.abs(Date.now() - Number(timestamp) * 1000) <= HOUR;
    if (secret !== null && (!fresh || body['sign'] !== sign(`${timestamp}\n${secret}`, ''))) {
      return { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time', data: {} };
    }
    const post = at(at(body['content'], 'post'), 'zh_cn') ?? at(at(body['content'], 'post'), 'en_us');
    const lines = at(post, 'content');
    if (body['msg_type'] !== 'post' || !Array.isArray(lines)) return { code: 9499, msg: 'Bad Request', data: {} };
    const parts = lines.flat() as { tag: string; text: string; href?: string }[]; // as their documentation has it
    return [String(at(post, 'title')), ...parts.map((part) => part.text + (part.href ?? ''))].join('\n');
  },
};

const platforms = { wecom, dingtalk, feishu } as const;

/** Opens the stand-in for the given robots; a token without a secret is a robot that was set up without signing. */
export async function aRobotLab(robots: readonly Robot[]): Promise<RobotLab> {
  const calls = new Map<string, number[]>();
  const lab = {
    spoken: [] as Spoken[],
    mood: { perMinute: 20, delay: 0, loseAnswers: false, broken: false },
    taken: (_spoken: Spoken) => {},
  };

  const answer = (call: Call): Answer | 'none' => {
    for (const [name, platform] of Object.entries(platforms) as [Spoken['platform'], Platform][]) {
      const token = platform.token(call.url);
      if (token === undefined) continue;
      const robot = robots.find((one) => one.token === token);
      if (!robot) return platform.unknown;
      const recent = (calls.get(token) ?? []).filter((time) => time > Date.now() - 60_000);
      calls.set(token, [...recent, Date.now()]);
      if (recent.length >= lab.mood.perMinute) return platform.throttled;
      const read = platform.read(call, robot);
      if (typeof read !== 'string') return read;
      const spoken = { platform: name, token, text: read };
      lab.spoken.push(spoken);
      lab.taken(spoken);
      return lab.mood.loseAnswers ? 'none' : platform.said();
    }
    return { errcode: 404 };
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer); // a request without encoding streams buffers
    if (lab.mood.broken) {
      response.writeHead(502).end();
      return;
    }
    // Whatever a caller sends; each platform looks at the fields it documents.
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Answer;
    const said = answer({ url: new URL(request.url ?? '/', 'http://lab'), body });
    if (said === 'none') {
      request.socket.destroy();
      return;
    }
    setTimeout(
      () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said)),
      lab.mood.delay,
    );
  };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return Object.assign(lab, { url, stop });
}
