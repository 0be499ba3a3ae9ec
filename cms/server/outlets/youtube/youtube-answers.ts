import { z } from 'zod';
import type { Posted, Sight } from '../../deliveries/outlet.rules';
import type { Heard } from '../../../platform/outside/platform-call';
import { problemOf, type Refused } from '../refused.rules';

const answer = z.object({ error: z.object({ errors: z.array(z.object({ reason: z.string() })).catch([]) }) });
const oauth = z.object({ error: z.string() });

type Meaning = Omit<Refused, 'code'>;
const QUOTA: Meaning = { kind: 'passing', words: 'quota', wait: 3_600_000 };
const BUSY: Meaning = { kind: 'passing', words: 'busy' };
const field = (path: string, words: Refused['words']): Meaning => ({ kind: 'final', path, words });

/** The reasons that the house tells apart; all others are refusals for a person. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  quotaExceeded: QUOTA,
  dailyLimitExceeded: QUOTA,
  uploadLimitExceeded: QUOTA,
  rateLimitExceeded: { ...BUSY, wait: 60_000 },
  userRateLimitExceeded: { ...BUSY, wait: 60_000 },
  backendError: BUSY,
  authError: { kind: 'token', words: 'token' },
  insufficientPermissions: { kind: 'final', words: 'right' },
  forbidden: { kind: 'final', words: 'right' },
  youtubeSignupRequired: { kind: 'final', words: 'right' },
  invalidTitle: field('title', 'title'),
  invalidDescription: field('body', 'body'),
  invalidTags: field('tags', 'body'),
  invalidFilename: field('film', 'media'),
  mediaBodyRequired: field('film', 'media'),
  videoNotFound: { kind: 'gone', words: 'gone' },
};

/** What an answer of YouTube refuses. 308 asks for more of a film and is a yes. */
export function judgeYoutube({ status, body }: Heard): Refused | undefined {
  if (status < 300 || status === 308) return undefined;
  const grant = oauth.safeParse(body);
  if (grant.success) return refusedGrant(grant.data.error);
  const read = answer.safeParse(body);
  const reason = read.success ? (read.data.error.errors[0]?.reason ?? '') : '';
  const code = `YOUTUBE_${reason === '' ? status : reason}`;
  return { code, ...(MEANINGS[reason] ?? BY_STATUS[status] ?? { kind: 'final', words: 'refused' }) };
}

const refusedGrant = (error: string): Refused => ({
  kind: 'final',
  code: `YOUTUBE_${error}`,
  words: error === 'invalid_client' ? 'credential' : 'token',
});

const BY_STATUS: Readonly<Record<number, Meaning>> = {
  401: { kind: 'token', words: 'token' },
  404: { kind: 'gone', words: 'gone' },
  429: QUOTA,
};

const film = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      status: z.object({
        uploadStatus: z.string(),
        failureReason: z.string().optional(),
        rejectionReason: z.string().optional(),
      }),
    }),
  ),
});

/** Where a film stands, by the status that `videos.list` tells its owner. */
export function sightOfFilm(body: unknown, posted: Posted): Sight {
  const read = film.safeParse(body);
  if (!read.success) return { kind: 'unclear' };
  const status = read.data.items[0]?.status;
  if (status === undefined || status.uploadStatus === 'deleted') return { kind: 'absent' };
  if (status.uploadStatus === 'processed') return { kind: 'live', ...posted };
  if (status.uploadStatus === 'uploaded') return { kind: 'review', ...posted };
  const reason = status.rejectionReason ?? status.failureReason ?? status.uploadStatus;
  const words = status.uploadStatus === 'rejected' ? 'review' : 'media';
  return { kind: 'rejected', problem: problemOf({ kind: 'final', code: `YOUTUBE_${reason}`, path: 'film', words }) };
}
