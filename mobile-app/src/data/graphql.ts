import type { TypedDocumentString } from '@/contract/generated/graphql';
import { ask } from './http';
import { ok, refuse, UNEXPECTED, type Result } from './result';

interface GraphqlBody<R> {
  readonly data?: R | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

function dataOf<R>({ data, errors }: GraphqlBody<R>): Result<R> {
  const first = errors?.[0];
  if (first) return refuse(first.extensions?.code ?? UNEXPECTED, { message: first.message, status: 200 });
  return data ? ok(data) : refuse(UNEXPECTED, { status: 200 });
}

/** One typed document to the host, its first error as a refusal. */
export async function askGraphql<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<Result<R>> {
  const answer = await ask('/graphql', {
    method: 'POST',
    // The text alone: a hash beside it is a claim that GraphQL servers verify, and the generated hash is that of a tidied text.
    body: { query: document.toString(), variables },
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) return answer;
  return dataOf(answer.value.body as GraphqlBody<R>); // typed by the document
}
