/** What people are told of a credential: that it ends within a week, within a day, or that its platform refused it. */
export type CredentialCause = 'week' | 'day' | 'refused';

/** What decides whether somebody has to be told of the credential of an account. */
export type CredentialFacts = {
  readonly now: Date;
  readonly expiresAt: Date | null;
  /** Since when its platform refuses it. */
  readonly refusedAt: Date | null;
  /** What was told last of this very credential. */
  readonly told: CredentialCause | null;
};

const DAY = 24 * 3_600_000;

/** The last day and the week before an end; whoever heard the more pressing is not told the lesser. */
export const WARN_DAYS = { week: 7, day: 1 } as const;

const PRESSING: readonly (CredentialCause | null)[] = [null, 'week', 'day', 'refused'];

/** What is to be told now, once for each cause: nothing when it was told, or something more pressing was. */
export function causeToTell({ now, expiresAt, refusedAt, told }: CredentialFacts): CredentialCause | undefined {
  const left = expiresAt === null ? Infinity : expiresAt.getTime() - now.getTime();
  const within = (cause: keyof typeof WARN_DAYS): boolean => left <= WARN_DAYS[cause] * DAY;
  const cause = refusedAt !== null ? 'refused' : within('day') ? 'day' : within('week') ? 'week' : undefined;
  return cause !== undefined && PRESSING.indexOf(cause) > PRESSING.indexOf(told) ? cause : undefined;
}
