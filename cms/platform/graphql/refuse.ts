import { GraphQLError } from 'graphql';
import type { ErrorBook, Locale, Refusal, Result } from '../../kernel';

/** A refusal as GraphQL tells it: our sentence as the message, our code and details as extensions. */
export function refusedBy(book: ErrorBook, refused: Refusal, locale: Locale): GraphQLError {
  const { code, details } = refused;
  return new GraphQLError(book.message(refused, locale), {
    extensions: { code, details: details ?? {}, http: { status: book.status(code) } },
  });
}

/** The value of a Result, or its refusal as a GraphQL error. */
export function valueOf<T>(result: Result<T>, book: ErrorBook, locale: Locale): T {
  if (result.ok) return result.value;
  throw refusedBy(book, result.error, locale);
}
