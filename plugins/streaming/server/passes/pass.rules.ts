import type { Audience } from '../../contract';

/** What a pass lets its bearer do 观看凭证. */
export type Pass = {
  readonly playback: string;
  readonly audience: Audience;
  /** Whole seconds: a token knows no less. */
  readonly until: Date;
  /** Who shows it, so that viewers can be counted; pictures are shown by anybody. */
  readonly viewer?: string | undefined;
  /** The list of hosts that it was made for. */
  readonly restriction?: string | undefined;
};

/** What a token says, in the words of Mux, so that both drivers understand the same. */
export type Claims = {
  readonly sub: string;
  readonly aud: Audience;
  readonly exp: number;
  readonly jti?: string;
  readonly playback_restriction_id?: string;
};

/** A pass as a token says it. */
export function claimsOf({ playback, audience, until, viewer, restriction }: Pass): Claims {
  return {
    ...{ sub: playback, aud: audience, exp: Math.floor(until.getTime() / 1000) },
    ...(viewer === undefined ? {} : { jti: viewer }),
    ...(restriction === undefined ? {} : { playback_restriction_id: restriction }),
  };
}

const AUDIENCES: ReadonlySet<unknown> = new Set<Audience>(['v', 't', 's']);
const isAudience = (said: unknown): said is Audience => AUDIENCES.has(said);
const isName = (said: unknown): said is string | undefined => said === undefined || typeof said === 'string';

/** Reads what a verified token says; `undefined` when it is no pass of ours, or is none for ever. */
export function passOf(claims: unknown): Pass | undefined {
  if (typeof claims !== 'object' || claims === null) return undefined;
  const { sub, aud, exp, jti, playback_restriction_id: restriction } = claims as Record<string, unknown>; // judged below
  if (typeof sub !== 'string' || !isAudience(aud) || typeof exp !== 'number') return undefined;
  if (!isName(jti) || !isName(restriction)) return undefined;
  return { playback: sub, audience: aud, until: new Date(exp * 1000), viewer: jti, restriction };
}

/** Whom the bytes of an address are for: stills are shown by passes of their own, which may be put into a page. */
export function audienceOf(path: string): Audience {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (/^(poster|thumbnail)[\w.-]*\.(jpe?g|png|webp|avif)$/.test(file)) return 't';
  return /^storyboard[\w.-]*\.(vtt|jpe?g|png|webp)$/.test(file) ? 's' : 'v';
}

/** A viewer who came in by a link is named after it, so that all of them can be let out at once. */
export const viewerOfLink = (link: string, own: string): string => `${link}.${own}`;

/** The link by which a viewer came in. */
export function linkOfViewer(viewer: string): string | undefined {
  const cut = viewer.indexOf('.');
  return cut < 0 ? undefined : viewer.slice(0, cut);
}

/** Staff who look are no viewers, whichever room they look at. */
export const viewerOfStaff = (staff: string): string => `${STAFF}.${staff}`;

const STAFF = 'staff';

/** Whether somebody counts among the viewers. */
export const isViewer = (viewer: string | undefined): viewer is string =>
  viewer !== undefined && linkOfViewer(viewer) !== STAFF;

/** A token as it was sent, and where it stood. */
export type Shown = { readonly token: string; readonly inPath: boolean };

/** Stands between the name of a broadcast and a token; neither holds it. */
export const TOKEN_MARK = '~';

/**
 * The token of a request: behind the question mark, or behind the name of the broadcast (`/live/<playback>/<broadcast>~<token>/12.m4s`). What
 * a playlist names lies beside it, so there each address has the token without being written for one viewer.
 */
export function tokenIn({ path, search }: { readonly path: string; readonly search: string }): Shown | undefined {
  const folder = path.split('/')[3] ?? '';
  const mark = folder.indexOf(TOKEN_MARK);
  if (mark >= 0) return { token: folder.slice(mark + 1), inPath: true };
  const token = search === '' ? null : new URLSearchParams(search).get('token');
  return token === null || token === '' ? undefined : { token, inPath: false };
}

/** The name of a broadcast as it stands in an address, with the token of who asked. */
export const folderFor = (session: string, token: string | undefined): string =>
  token === undefined ? session : `${session}${TOKEN_MARK}${token}`;

/** The name of a broadcast without the token behind it. */
export function sessionIn(folder: string): string {
  const mark = folder.indexOf(TOKEN_MARK);
  return mark < 0 ? folder : folder.slice(0, mark);
}

const HOUR = 3_600_000;
/** The longest that a broadcast may last, and by whole hours, so that opening the page again gives the same address. */
const STAFF_HOURS = 13;

/** By what staff watch without being counted. */
export const passOfStaff = (id: string, now: Date): { readonly viewer: string; readonly until: Date } => ({
  viewer: viewerOfStaff(id),
  until: new Date((Math.floor(now.getTime() / HOUR) + STAFF_HOURS) * HOUR),
});
