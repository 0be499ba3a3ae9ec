import { PASSWORD, type Stage } from './browser';

/** What the host answers, as far as a journey reads it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a journey reads what it knows is there
export type Told = any;

/** Asks the host as somebody does whose pages are not on this stage. */
export type Ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Told>;

/** Tokens that were given out: log-ins are few a minute, and journeys many. */
const tokens = new Map<string, string>();

/** Talks to the content manager and to the kitchen as the pages of somebody do. */
export async function aDeskOf({ host }: Stage, who: string): Promise<Ask> {
  const send = async (token: string | undefined, ...[method, path, body]: Parameters<Ask>): Promise<Response> =>
    fetch(host.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const key = `${host.url} ${who}`;
  const signIn = async (): Promise<string> => {
    const login = { email: `${who}@yunze.example`, password: PASSWORD };
    const { data } = await told(await send(undefined, 'POST', '/admin/login', login));
    const token = String(data.accessToken ?? data.token);
    tokens.set(key, token);
    return token;
  };
  return async (...request) => {
    const answer = await send(tokens.get(key) ?? (await signIn()), ...request);
    // A token lasts for minutes.
    return told(answer.status === 401 ? await send(await signIn(), ...request) : answer);
  };
}

async function told(answer: Response): Promise<Told> {
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${JSON.stringify(said)}`);
  return said;
}

const WAIT = 120_000;

/** Asks again until it holds, and says what it was like when it never did. */
export async function until<T>(see: () => Promise<T>, holds: (seen: T) => boolean, most = WAIT): Promise<T> {
  for (const end = Date.now() + most; ; await new Promise((soon) => setTimeout(soon, 200))) {
    const seen = await see();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`It never came to that: ${JSON.stringify(seen).slice(0, 2_000)}`);
  }
}
