/** What is said on the line of a camera; the host's words stand in `plugins/streaming/contract/camera-types.ts`. */
export type CameraRefusal =
  | 'link-over'
  | 'link-held'
  | 'taken-over'
  | 'revoked'
  | 'room-closed'
  | 'ended'
  | 'not-a-camera'
  | 'too-much'
  | 'lost'
  | 'busy';

export type CameraHears =
  | { readonly say: 'welcome'; readonly title: string; readonly goodUntil: string; readonly live: boolean }
  | { readonly say: 'live'; readonly viewers: number; readonly copied: boolean }
  | { readonly say: 'again' }
  | { readonly say: 'ended' }
  | { readonly say: 'refused'; readonly why: CameraRefusal };

export type CameraSays =
  | { readonly say: 'hello'; readonly token: string; readonly device: string }
  | { readonly say: 'begin'; readonly mime: string }
  | { readonly say: 'stop' };

/** After these the phone comes back by itself. */
const PASSING: readonly CameraRefusal[] = ['lost', 'busy', 'too-much'];

export const isFinal = (why: CameraRefusal): boolean => !PASSING.includes(why);

const TOKEN = /^[\w-]{43}$/;

/** The token of a camera link, which stands after `#`; null when a messenger broke the line. */
export function tokenIn(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? '';
  return TOKEN.test(token) ? token : null;
}
