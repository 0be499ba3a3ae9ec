import type { IncomingMessage, ServerResponse } from 'node:http';
import { localeOf } from '../http/answer';
import type { RequestFacts } from '../http/routes';

/** A request as the fast lane sees it: raw, with the address cut at the question mark and an id for the log. */
export type FastRequest = {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly method: string;
  /** As sent, not decoded: a handler that decodes must expect broken escapes. */
  readonly path: string;
  /** What follows the question mark, as sent. */
  readonly search: string;
  readonly id: string;
};

/** How many proxies of our own stand in front; 0 means that X-Forwarded-For is a lie that anybody can tell. */
export type Proxies = { readonly hops: number };

const OWN_ID = /^[\w-]{8,64}$/;

/** Cuts a raw request up. `nextId` is asked only when the caller brought no usable id. */
export function fastRequest(req: IncomingMessage, res: ServerResponse, nextId: () => string): FastRequest {
  const url = req.url ?? '/';
  const cut = url.indexOf('?');
  const asked = req.headers['x-request-id'];
  return {
    req,
    res,
    method: req.method ?? 'GET',
    path: cut < 0 ? url : url.slice(0, cut),
    search: cut < 0 ? '' : url.slice(cut + 1),
    // A caller's id is kept only when it looks like one: it ends up in logs.
    id: typeof asked === 'string' && OWN_ID.test(asked) ? asked : nextId(),
  };
}

/** The caller's address: what the outermost of our own proxies saw, else the socket's. */
export function addressOf({ req }: Pick<FastRequest, 'req'>, { hops }: Proxies): string {
  const forwarded = req.headers['x-forwarded-for'];
  if (hops > 0 && typeof forwarded === 'string') {
    const seen = forwarded.split(',').map((part) => part.trim());
    const address = seen[Math.max(0, seen.length - hops)];
    if (address) return address;
  }
  return req.socket.remoteAddress ?? '';
}

/** The facts that use cases and refusals want; made only where somebody needs them. */
export function factsOf(request: FastRequest, proxies: Proxies): RequestFacts {
  const { headers } = request.req;
  return {
    id: request.id,
    address: addressOf(request, proxies),
    agent: (headers['user-agent'] ?? '').slice(0, 200),
    locale: localeOf(localeIn(request.search), headers['accept-language']),
    // Node joins repeated headers to one string, except for the few (set-cookie) that no request carries.
    headers: headers as RequestFacts['headers'],
  };
}

const localeIn = (search: string): string | null => (search === '' ? null : new URLSearchParams(search).get('locale'));

/** The query as an object; a key that comes twice becomes a list, which a contract for one value refuses. */
export function queryOf(search: string): Readonly<Record<string, string | readonly string[]>> {
  if (search === '') return {};
  const values = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(values.keys())].map((key) => {
      const all = values.getAll(key);
      return [key, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
}
