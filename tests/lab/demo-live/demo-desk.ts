/** What the host answers, as far as the demo reads it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the demo reads what it knows is there
export type Told = any;

/** Asks the host as somebody who signed in. */
export type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<Told>;

/** Why the host said no, with its own code. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    readonly code: string,
    readonly details: unknown,
    said: string,
  ) {
    super(said);
  }
}

/** Who signs in where. */
export type LogIn = { readonly url: string; readonly email: string; readonly password: string };

/** Signs in, and again whenever a token runs out. */
export async function aDesk({ url, email, password }: LogIn): Promise<Ask> {
  const send = (token: string | undefined, ...[method, path, body]: Parameters<Ask>): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const signIn = async (): Promise<string> => {
    const { data } = await told(await send(undefined, 'POST', '/admin/login', { email, password }));
    return String(data.accessToken ?? data.token);
  };
  let token = await signIn();
  return async (...request) => {
    const answer = await send(token, ...request);
    if (answer.status !== 401) return told(answer);
    token = await signIn();
    return told(await send(token, ...request));
  };
}

async function told(answer: Response): Promise<Told> {
  const said = (await answer.json()) as Told;
  if (answer.ok) return said;
  const { code = String(answer.status), details, message = '' } = said.error ?? {};
  throw new Refused(code, details, `${answer.url}: ${answer.status} ${code} ${message}`);
}

/** Whether a host is there and ready. */
export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
