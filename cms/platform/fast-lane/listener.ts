import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { brokenBody } from '../http/answer';
import { factsOf, fastRequest, type FastRequest } from './fast-request';
import type { FastAnswer, FastHandler, Inside, Passage } from './lane';
import type { RouteTable } from './route-table';
import { sendOneOff, sendPrepared } from './send';

/** A handler and the path it was added under, which is its name in the metrics. */
export type Entry = { readonly route: string; readonly handler: FastHandler };

/** What the listener works with. */
export type Listening = Inside & {
  readonly table: RouteTable<Entry>;
  readonly watchers: readonly ((passage: Passage) => void)[];
};

type OnRequest = (req: IncomingMessage, res: ServerResponse) => void;

const LONGEST_ADDRESS = 4_096;

/** Takes the requests of a server; whoever listened before (Strapi, Socket.IO's wrapper around it) gets what the lane leaves. */
export function takeOver(server: Server, listening: Listening): void {
  // A 'request' listener is called with exactly these two; EventEmitter's types do not say so.
  const before = server.listeners('request') as OnRequest[];
  const goOn: OnRequest = (req, res) => {
    for (const listener of before) listener.call(server, req, res);
  };
  server.removeAllListeners('request');
  server.on('request', onRequest(listening, goOn));
}

function onRequest(listening: Listening, goOn: OnRequest): OnRequest {
  // One random name for this run and a counter: unique like a UUID, but made without asking for random bytes each time.
  const run = listening.ids.next().slice(-12);
  let count = 0;
  const nextId = (): string => `${run}-${(count += 1).toString(36)}`;
  const { table, watchers } = listening;
  return (req, res) => {
    const request = fastRequest(req, res, nextId);
    const entry = table.find(request.method, request.path);
    if (!entry) {
      if (!aside(request, listening)) goOn(req, res);
      return;
    }
    const started = watchers.length > 0 ? performance.now() : 0;
    const done = (answer: FastAnswer): void => {
      if (answer === undefined) {
        goOn(req, res);
        return;
      }
      if (answer !== 'sent') sendPrepared(request, answer);
      if (watchers.length === 0) return;
      const seconds = (performance.now() - started) / 1000;
      const passage = { route: entry.route, method: request.method, status: res.statusCode, seconds };
      for (const watcher of watchers) watcher(passage);
    };
    guarded(request, { ...listening, handler: entry.handler }, done);
  };
}

/** Runs a handler so that whatever it throws becomes one logged 500. */
function guarded(
  request: FastRequest,
  { handler, refuse, host }: Inside & { readonly handler: FastHandler },
  done: (answer: FastAnswer) => void,
): void {
  const failed = (error: unknown): void => {
    const { router, proxies } = host();
    const facts = factsOf(request, proxies);
    router.failed(error, facts);
    if (request.res.headersSent) request.res.destroy();
    else sendOneOff(request, { status: 500, body: brokenBody(facts) });
    done('sent');
  };
  if ((request.req.url ?? '').length > LONGEST_ADDRESS) {
    done(refuse(request, { code: 'HEARTH.ADDRESS_TOO_LONG', details: { maxLength: LONGEST_ADDRESS } }));
    return;
  }
  try {
    const answer = handler(request);
    if (answer instanceof Promise) answer.then(done).catch(failed);
    else done(answer);
  } catch (error) {
    failed(error);
  }
}

/** A path of the lane asked by a method that it does not know: a preflight, or a mistake. */
function aside(request: FastRequest, { table, host, refuse }: Listening): boolean {
  const methods = table.methodsOf(request.path);
  if (methods.length === 0) return false;
  // A preflight asks on behalf of another method; Strapi answers those for the methods that only it has.
  const asked = request.req.headers['access-control-request-method'];
  const isPreflight = request.method === 'OPTIONS';
  const wanted = isPreflight ? asked : request.method;
  if (wanted && !methods.includes(wanted) && host().servedElsewhere(wanted, request.path)) return false;
  if (isPreflight) sendOneOff(request, { status: 204, body: undefined, headers: allowing(methods.join(', ')) });
  else refuse(request, { code: 'HEARTH.WRONG_METHOD', details: { allowed: methods } });
  return true;
}

function allowing(methods: string): Record<string, string> {
  return {
    Allow: methods,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, If-None-Match, X-Request-Id',
    'Access-Control-Max-Age': '600',
  };
}
