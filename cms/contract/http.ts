import type { ZodType } from 'zod';

/**
 * Who may call a route: anybody, a signed-in reader of the news app, or a member of staff with the named permission
 * (`null`: any signed-in member of staff).
 */
export type Access = 'public' | 'reader' | { readonly staff: string | null };

/** One route as data: the server parses by it, the OpenAPI document and the app's types are generated from it. */
export type RouteContract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly body?: ZodType;
  readonly result: ZodType;
  /** The media type of an answer that is no JSON and flows while it is made; `result` is then its text. */
  readonly flows?: string;
  readonly status?: number;
  /** The codes this route can refuse with, besides those that any route has (401, 403, 413, 422, 429). */
  readonly refusals: readonly string[];
  /** Calls a minute from one address before 429; the default is generous, routes that a stranger can abuse set their own. */
  readonly perMinute?: number;
};

/** The routes of one noun under the tag that groups them in the documentation. */
export type HttpContract<Routes extends Record<string, RouteContract> = Record<string, RouteContract>> = {
  readonly tag: string;
  readonly routes: Routes;
};

/** Declares the routes of a noun and keeps their exact types for the handlers. */
export function httpContract<const Routes extends Record<string, RouteContract>>(
  tag: string,
  routes: Routes,
): HttpContract<Routes> {
  return { tag, routes };
}
