import { createHmac } from 'node:crypto';
import type { CredentialOf } from '../../../contract';
import type { Session } from '../driver';
import type { Ask, AskBody } from '../../../platform/outside/platform-call';

/** The credential of a page. */
export type Page = CredentialOf<'facebook'>;

/** A session of a page. */
export type PageSession = Session<Page>;

const HOST = 'graph.facebook.com';
const VERSION = '/v23.0';

type More = { readonly host?: string; readonly query?: Ask['query']; readonly body?: AskBody };

/** A request of the Graph API: each carries the proof that whoever has the token knows the app's secret too. */
export function graph({ credential }: PageSession, path: string, { host = HOST, query, body }: More = {}) {
  return (token: string): Ask => {
    const proof = createHmac('sha256', credential.appSecret).update(token).digest('hex');
    return {
      ...{ host, path: `${VERSION}${path}`, query: { ...query, access_token: token, appsecret_proof: proof } },
      ...(body ? { method: 'POST' as const, body } : {}),
    };
  };
}
