/** Why the host (or the net) said no, in a shape every screen can show. */
export interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  readonly retryIn: number | null;
  /** What the contract of this code adds. */
  readonly details: Readonly<Record<string, unknown>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const UNREACHABLE = 'NET.UNREACHABLE';
export const UNEXPECTED = 'NET.UNEXPECTED';

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export function refuse(
  code: string,
  rest: Partial<Omit<Refusal, 'code'>> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, status: 0, message: '', fields: [], retryIn: null, details: {}, ...rest } };
}

/** What TanStack Query is given to throw; screens read the refusal out of it. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function orThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}

export function refusalOf(error: unknown): Refusal {
  return error instanceof Refused ? error.refusal : refuse(UNEXPECTED).refusal;
}
