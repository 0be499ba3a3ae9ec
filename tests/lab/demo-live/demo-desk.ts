/** Asks the host as somebody who signed in; what comes back is read as what the contract says of it. */
export type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

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
  const send = async (token: string | undefined, ...[method, path, body]: Parameters<Ask>): Promise<Response> => {
    const request = {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    return fetch(url + path, request).catch(() => {
      throw new Error(`The host at ${url} does not answer any more; start it and run this again.`);
    });
  };
  const signIn = async (): Promise<string> => {
    const answer = await send(undefined, 'POST', '/admin/login', { email, password });
    if (answer.status === 429)
      throw new Error(`Too many log-ins at ${url} within a short time; try again in some minutes.`);
    if (!answer.ok) throw new Error(`${url} does not let ${email} in; name somebody with --email and --password.`);
    const { data } = (await answer.json()) as LoggedIn;
    return data.accessToken ?? data.token ?? '';
  };
  let token = await signIn();
  return async (...request) => {
    const answer = await send(token, ...request);
    if (answer.status !== 401) return told(answer);
    token = await signIn();
    return told(await send(token, ...request));
  };
}

/** Of Strapi 5.24 and of those before it. */
type LoggedIn = { readonly data: { readonly accessToken?: string; readonly token?: string } };

type Said = { readonly error?: { readonly code?: string; readonly details?: unknown; readonly message?: string } };

async function told(answer: Response): Promise<unknown> {
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  // Every refusal of the house and of Strapi has this shape.
  const { code = String(answer.status), details, message = '' } = (said as Said).error ?? {};
  throw new Refused(code, details, `${new URL(answer.url).pathname}: ${code} ${message}`);
}

/** Whether a host is there and ready. */
export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
