import type { z, ZodType } from 'zod';
import type { Actor, HttpContract, ReaderActor, RouteContract, StaffActor } from '../../contract';
import type { Refusal, Result } from '../../kernel';
import type { Flow } from './flow';

/** What a part of a request is after its contract parsed it. */
export type Parsed<Schema> = Schema extends ZodType ? z.output<Schema> : undefined;
type ActorOf<Route extends RouteContract> = Route['access'] extends 'public'
  ? undefined
  : Route['access'] extends 'reader'
    ? ReaderActor
    : StaffActor;

/** What a handler gets: everything parsed, nothing raw. */
export type Call<Route extends RouteContract> = {
  readonly actor: ActorOf<Route>;
  readonly params: Parsed<Route['params']>;
  readonly query: Parsed<Route['query']>;
  readonly body: Parsed<Route['body']>;
  readonly request: RequestFacts;
};

/** The little of the HTTP request that a use case may want. */
export type RequestFacts = {
  readonly id: string;
  readonly address: string;
  readonly agent: string;
  readonly locale: 'zh-Hans' | 'en';
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/** A handler answers with a Result; the router maps it to a status by the catalog of errors. */
export type Handler<Route extends RouteContract> = (
  call: Call<Route>,
) => Promise<Result<Route extends { readonly flows: string } ? Flow : z.input<Route['result']>, Refusal>>;

/** The routes of one noun, ready to be mounted. */
export type RouteGroup = {
  readonly contract: HttpContract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
};

/** A handler whose exact types were checked when it was declared by `routes`. */
export type AnyHandler = (call: AnyCall) => Promise<Result<unknown, Refusal>>;

/** What the router builds for any handler. */
export type AnyCall = {
  readonly actor: Actor | undefined;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly request: RequestFacts;
};

/** Binds each route of a contract to its use case. A route without a handler does not compile. */
export function routes<Routes extends Record<string, RouteContract>>(
  contract: HttpContract<Routes>,
  handlers: { readonly [Name in keyof Routes]: Handler<Routes[Name]> },
): RouteGroup {
  // The router parses params, query and body by this very contract before it calls, so the exact types hold at run time.
  return { contract, handlers: handlers as unknown as RouteGroup['handlers'] };
}
