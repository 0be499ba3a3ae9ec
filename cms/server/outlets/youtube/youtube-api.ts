import type { CredentialOf, EditionContent } from '../../../contract';
import type { Session } from '../driver';
import type { Ask, AskBody } from '../../../platform/outside/platform-call';

/** YouTube during one call. */
export type YouTubeSession = Session<CredentialOf<'youtube'>>;

const HOST = 'www.googleapis.com';
export const VIDEOS = '/youtube/v3/videos';

type More = {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly query?: Ask['query'];
  readonly body?: AskBody;
  readonly headers?: Ask['headers'];
};

/** A request of the Data API, as its token makes it. */
export const api =
  (path: string, { method, query, body, headers }: More = {}) =>
  (token: string): Ask => ({
    ...{ host: HOST, path, ...(query ? { query } : {}), ...(method ? { method } : {}) },
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body ? { body } : {}),
  });

/** The words of a film as YouTube names them. */
export function snippetOf(
  { credential }: YouTubeSession,
  { title, text, tags }: EditionContent,
): Record<string, unknown> {
  return { title, description: text, tags, categoryId: credential.category };
}
