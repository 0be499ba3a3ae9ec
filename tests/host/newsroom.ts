import type { Host } from './host';

/** What a person types into the editor; the rest is filled in with something believable. */
export type Manuscript = Record<string, unknown> & { readonly column?: string };

/** A document as the content manager answers with it. */
export type Document = { readonly documentId: string; readonly [field: string]: unknown };

/** A refusal of Strapi's editor, with the messages that it shows beside the fields. */
export type Refused = {
  readonly error: {
    readonly message: string;
    readonly details: { readonly errors?: readonly { path: readonly string[]; message: string }[] };
  };
};

const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';
const COLUMNS = '/content-manager/collection-types/plugin::cms.column';

/** Text as Strapi's blocks editor keeps it. */
export function paragraph(text: string): object {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}

/** A newsroom at its desks: everything goes through the content manager's REST, as the admin pages do it. */
export function newsroom(host: Host, token = host.adminToken) {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(host.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'zh-CN' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const done = async (response: Response): Promise<Document> => {
    const answer = (await response.json()) as { data: Document };
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer.data;
  };
  const filled = ({ column, ...manuscript }: Manuscript): object => ({
    title: '夏汛来临，青禾县提前转移沿河住户',
    station: 'yunze',
    body: [paragraph('青禾县 21 日启动防汛四级响应，沿河三个村的住户当晚全部转移。')],
    ...(column && { column: { connect: [{ documentId: column }] } }),
    ...manuscript,
  });
  const at = (id: string, action: string, locale = 'zh-Hans'): string =>
    `${MANUSCRIPTS}/${id}${action}?locale=${locale}`;

  return {
    call,
    column: async (column: { slug: string; name: string; station?: string }) =>
      done(await call('POST', `${COLUMNS}?locale=zh-Hans`, { station: 'yunze', ...column })),
    columnIn: async (locale: string, id: string, words: object) =>
      done(await call('PUT', `${COLUMNS}/${id}?locale=${locale}`, words)),
    tryDraft: (manuscript: Manuscript) => call('POST', `${MANUSCRIPTS}?locale=zh-Hans`, filled(manuscript)),
    draft: async (manuscript: Manuscript = {}) =>
      done(await call('POST', `${MANUSCRIPTS}?locale=zh-Hans`, filled(manuscript))),
    /** Saves on what stands, as a page does that was opened just now; a language that is not there yet has no revision. */
    save: async (id: string, change: object, locale?: string) => {
      const seen = await call('GET', at(id, '', locale));
      const { revision } = seen.ok ? await done(seen) : { revision: undefined };
      return done(await call('PUT', at(id, '', locale), { ...(seen.ok && { revision }), ...change }));
    },
    tryPublish: (id: string, locale?: string) => call('POST', at(id, '/actions/publish', locale), {}),
    publish: async (id: string, locale?: string) => done(await call('POST', at(id, '/actions/publish', locale), {})),
    unpublish: async (id: string, locale?: string) =>
      done(await call('POST', at(id, '/actions/unpublish', locale), {})),
    discard: async (id: string) => done(await call('POST', at(id, '/actions/discard'), {})),
    remove: (id: string) => call('DELETE', `${MANUSCRIPTS}/${id}?locale=*`),
  };
}

/** Asks the public GraphQL endpoint, as the news app does. */
export async function graphql<Data>(
  host: Pick<Host, 'url'>,
  query: string,
  options: { variables?: object; headers?: Record<string, string> } = {},
): Promise<{ status: number; data: Data; errors?: { message: string; extensions: Record<string, unknown> }[] }> {
  const response = await fetch(`${host.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...options.headers },
    body: JSON.stringify({ query, variables: options.variables }),
  });
  return { status: response.status, ...((await response.json()) as { data: Data }) };
}
