/**
 * Manuscripts under review, for tests:
 *
 *   const desk = await aDesk(host, { levels: [1, 2, 3], proofs: [] });   // a column with rules of its own, and people for it
 *   const story = await desk.manuscript();                               // written by desk.author
 *   await desk.act(desk.author, story, 'submit');
 */
import { randomBytes } from 'node:crypto';
import { FULL_REVIEW, type ReviewCase, type ReviewRules } from '@hearth/cms/contract';
import type { Host } from './host';
import { newsroom, type Document, type Manuscript } from './newsroom';
import { aPerson, call, type Answer, type SignedIn } from './people';

/** What tests press; the words that were seen are filled in from what the person sees now. */
export type Press = 'submit' | 'claim' | 'pass' | 'send-back' | 'proof' | 'hold' | 'spike' | 'emergency';

/** A column under review with one person for each part. */
export async function aDesk(host: Host, rules: Partial<ReviewRules> = {}) {
  const slug = `desk-${randomBytes(4).toString('hex')}`;
  const column = await newsroom(host).column({ slug, name: '审校测试' });
  const policy = { station: 'yunze', column: column.documentId, version: 0, rules: { ...FULL_REVIEW, ...rules } };
  const set = await call(host, host, 'PUT', '/cms/review/policies', policy);
  if (set.status !== 200) throw new Error(`No rules: ${JSON.stringify(set)}`);
  const [author, editor, head, chief, proofreader] = await Promise.all(
    (['reporter', 'editor', 'desk-head', 'chief-editor', 'proofreader'] as const).map((role) =>
      aPerson(host).role(role).signedIn(),
    ),
  );
  // Promise.all gives as many as it was given.
  const people = { author, editor, head, chief, proofreader } as Record<
    'author' | 'editor' | 'head' | 'chief' | 'proofreader',
    SignedIn
  >;
  const at = (id: string): string => `/cms/review/manuscripts/${id}/zh-Hans`;
  const see = async (who: SignedIn, id: string): Promise<ReviewCase> => {
    const { status, body } = await call(host, who, 'GET', at(id));
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as ReviewCase;
  };
  return {
    ...people,
    column: column.documentId,
    see,
    manuscript: (words: Manuscript = {}): Promise<Document> =>
      newsroom(host, people.author.token).draft({ column: column.documentId, ...words }),
    async act(who: SignedIn, ...[id, press, more = {}]: [string, Press, object?]): Promise<Answer> {
      const { hash, version } = await see(who, id);
      const seen = press === 'claim' ? {} : { hash, version };
      return call(host, who, 'POST', `${at(id)}/${press}`, { ...seen, ...more });
    },
  };
}

/** Where a case stands, by an answer of review. */
export const stateOf = ({ body }: Pick<Answer, 'body'>): string => (body as ReviewCase).state;

/** Why an answer refuses; undefined where it does not. */
export const codeOf = ({ body }: Pick<Answer, 'body'>): string | undefined =>
  (body as { error?: { code?: string } }).error?.code;
