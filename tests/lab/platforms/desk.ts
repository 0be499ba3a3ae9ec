import { randomBytes } from 'node:crypto';
import type { ChannelCredential, DrivenPlatform } from '@hearth/cms/contract';
import type { Line } from './line';

/** What a platform does with the next request that makes a post; with nothing scripted it takes it and shows it at once. */
export type Mood =
  | 'takes'
  /** Looks at it first, and passes it after some looks of ours. */
  | 'reviews'
  /** Looks at it first, and then rejects it. */
  | 'rejects'
  /** Refuses the request for a field of it. */
  | 'refuses'
  | 'busy'
  | 'quota'
  /** Makes the post and cuts the line before it answers. */
  | 'loses-answer'
  /** Cuts the line before anything was done. */
  | 'never-arrives'
  /** Breaks down with a 5xx after the post was made. */
  | 'breaks-after';

/** What a platform does with the next removal: really removes, says so and shows the post a while longer, or fails. */
export type Removal = 'removes' | 'lags' | 'fails';

/** A post at a platform, as the platform knows it. */
export type LabPost = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What the driver gave with it that only this post has: a cover, an upload. */
  readonly marker: string;
  readonly at: Date;
  state: 'review' | 'rejected' | 'live' | 'removed';
  /** Looks of ours that it stays under review, or visible although it was removed. */
  looks: number;
  fate: 'live' | 'rejected';
};

/** The desk of one platform: its posts, its tokens, and what it will do next. */
export type Desk = {
  readonly platform: DrivenPlatform;
  readonly posts: LabPost[];
  readonly moods: Mood[];
  readonly removals: Removal[];
  readonly line: Line;
  /** Access tokens that are good, and the refresh token that is. */
  readonly access: Set<string>;
  refresh: string;
  /** Nobody is let in any more, whatever they show. */
  isRevoked: boolean;
  /** Things that were uploaded and not posted yet, by id. */
  readonly uploads: Map<string, string>;
  /** Tokens that nobody renews have ended. */
  hasEnded: boolean;
  /** How often tokens were given out. */
  renewals: number;
};

/** A request as a stand-in reads it. */
export type LabCall = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
};

/** What a stand-in answers; `drop` cuts the line instead. */
export type LabAnswer =
  | { readonly status?: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly drop: true };

/** The stand-in of one platform: the hosts it answers for, a credential it takes, and its documented requests. */
export type StandIn = {
  readonly platform: DrivenPlatform;
  readonly hosts: readonly string[];
  readonly credential: ChannelCredential;
  /** Whether this platform looks at posts before readers see them. */
  readonly reviews: boolean;
  /** Whether it tells of a post that it did not pass. */
  readonly rejects: boolean;
  /** Whether its API can take posts down. */
  readonly deletes: boolean;
  serve(call: LabCall, desk: Desk): Promise<LabAnswer> | LabAnswer;
  /** Takes note of a request whose line broke on the way. */
  broken?(call: LabCall, desk: Desk): void;
};

/** The refresh token that the credentials of the lab hold. */
export const FIRST_REFRESH = 'lab-refresh-0';

export const aDesk = (platform: DrivenPlatform): Desk => ({
  ...{
    platform,
    posts: [],
    moods: [],
    removals: [],
    line: { weather: {}, flowed: 0 },
    access: new Set<string>(),
    refresh: FIRST_REFRESH,
  },
  ...{ isRevoked: false, hasEnded: false, uploads: new Map<string, string>(), renewals: 0 },
});

export const labId = (prefix: string): string => `${prefix}${randomBytes(6).toString('hex')}`;

/** Gives out an access token; the ones before stay good until they expire. */
export function issue(desk: Desk): string {
  const token = labId('at-');
  desk.access.add(token);
  desk.renewals += 1;
  return token;
}

/** Gives out a refresh token in place of the one that was used: it is good once. */
export function rotate(desk: Desk): string {
  desk.refresh = labId('rt-');
  return desk.refresh;
}

type Words = Pick<LabPost, 'title' | 'text' | 'marker'> & { readonly id: string };

/** What a request that makes a post comes to: a post, a refusal by name, or silence with or without a post. */
export type Taken =
  | { readonly kind: 'post'; readonly post: LabPost }
  | { readonly kind: 'refused'; readonly mood: 'refuses' | 'busy' | 'quota' }
  | { readonly kind: 'silent'; readonly answer: LabAnswer };

const REFUSING: readonly Mood[] = ['refuses', 'busy', 'quota'];
const SLOW: readonly Mood[] = ['reviews', 'rejects'];
const SILENT: Readonly<Partial<Record<Mood, LabAnswer>>> = {
  'loses-answer': { drop: true },
  'breaks-after': { status: 502, json: 'bad gateway' },
};

/** Takes a post as the next mood has it. */
export function take(desk: Desk, words: Words): Taken {
  const mood = desk.moods.shift() ?? 'takes';
  // The list holds exactly the moods that the type names.
  if (REFUSING.includes(mood)) return { kind: 'refused', mood: mood as 'refuses' | 'busy' | 'quota' };
  if (mood === 'never-arrives') return { kind: 'silent', answer: { drop: true } };
  const isSlow = SLOW.includes(mood);
  const post: LabPost = {
    ...{ ...words, at: new Date(), state: isSlow ? 'review' : 'live', looks: isSlow ? 2 : 0 },
    fate: mood === 'rejects' ? 'rejected' : 'live',
  };
  desk.posts.push(post);
  const silence = SILENT[mood];
  return silence ? { kind: 'silent', answer: silence } : { kind: 'post', post };
}

/** Looks at a post once: reviews and lagging removals go on by one. True while the platform shows it to its owner. */
export function look(post: LabPost): LabPost['state'] {
  if (post.looks > 0) {
    post.looks -= 1;
    return post.state === 'removed' ? 'live' : post.state;
  }
  if (post.state === 'review') post.state = post.fate;
  return post.state;
}

/** Removes a post as the next removal has it. */
export function remove(desk: Desk, post: LabPost): 'removed' | 'failed' {
  const how = desk.removals.shift() ?? 'removes';
  if (how === 'fails') return 'failed';
  post.state = 'removed';
  post.looks = how === 'lags' ? 2 : 0;
  return 'removed';
}

/** Whether readers can see a post. */
export const isVisible = ({ state, looks }: LabPost): boolean => state === 'live' || (state === 'removed' && looks > 0);

/** JSON that a caller sent, whatever it is; a stand-in looks at the fields that are documented. */
export function jsonOf({ body }: LabCall): Record<string, unknown> {
  try {
    // Only asked for fields by name, each compared before it is used.
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The fields of a form, whichever way it was sent. */
export async function formOf({ body, headers }: LabCall): Promise<FormData> {
  const type = String(headers['content-type'] ?? 'application/x-www-form-urlencoded');
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}

/** A field of a form as text; empty where it is missing or a file. */
export function said(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
