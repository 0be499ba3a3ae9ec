import { webcrypto } from 'node:crypto';
import type { Mux } from '@mux/mux-node';
import { err, ok, type Clock } from '@hearth/cms/kernel';
import { z } from 'zod';
import type { Answered, Playback, ViewerPass } from '../../../contract';
import { isLost, muxClient, type MuxCall } from './mux-call';
import type { MuxSettings } from './mux-settings';

/** What playback stands on. */
export type PlaybackDeps = { readonly settings: MuxSettings; readonly clock: Clock; readonly timeout: number };

/** Signs what viewers show to Mux. */
export type Signer = {
  playback(playbackId: string, pass: ViewerPass | undefined): Answered<Playback>;
  viewers(ref: string): Answered<number>;
};

const COUNT_MILLISECONDS = 5_000;
const COUNT_TOKEN_SECONDS = 60;
const MOST_COUNTED = 1_000;

/** Mux has answered with a list and with one object. */
const count = z.object({ viewers: z.number().int().nonnegative() });
const counts = z.object({ data: z.union([z.array(count).min(1), count]) });

/** Makes addresses for players, and asks how many there are. */
export function createSigner(deps: PlaybackDeps): Signer {
  const { settings, clock } = deps;
  const sign = signerOf(settings);
  const kept = new Map<string, { readonly at: number; readonly number: Answered<number> }>();
  return {
    async playback(playbackId, pass) {
      const id = encodeURIComponent(playbackId);
      const at = {
        hls: `${settings.streamUrl}/${id}.m3u8`,
        poster: `${settings.imageUrl}/${id}/thumbnail.webp`,
        storyboard: `${settings.imageUrl}/${id}/storyboard.vtt`,
      };
      if (!pass) return ok(at);
      if (!sign) return err('STREAMING.NOT_OFFERED', { what: 'MUX_SIGNING_KEY' });
      const seconds = Math.floor((pass.until.getTime() - clock.now().getTime()) / 1_000);
      const tokens = await sign.tokens(playbackId, Math.max(0, seconds), pass.restriction);
      return ok({
        hls: `${at.hls}?token=${tokens['playback-token'] ?? ''}`,
        poster: `${at.poster}?token=${tokens['thumbnail-token'] ?? ''}`,
        storyboard: `${at.storyboard}?token=${tokens['storyboard-token'] ?? ''}`,
      });
    },
    async viewers(ref) {
      if (!sign) return err('STREAMING.NOT_OFFERED', { what: 'MUX_SIGNING_KEY' });
      const now = clock.now().getTime();
      const known = kept.get(ref);
      if (known && now - known.at < COUNT_MILLISECONDS) return known.number;
      if (kept.size >= MOST_COUNTED) kept.clear();
      const number = sign.counts(ref).then((token) => askCounts(deps, token));
      kept.set(ref, { at: now, number });
      return number;
    },
  };
}

/** Their SDK signs with a key that is read once: reading it costs more than signing. */
function signerOf({ signing, ...settings }: MuxSettings) {
  if (!signing) return undefined;
  const mux = muxClient(settings);
  const der = signing.key.export({ type: 'pkcs8', format: 'der' });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const secret = webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
  const keyId = signing.keyId;
  return {
    tokens: async (playbackId: string, seconds: number, restriction: string | undefined) =>
      mux.jwt.signPlaybackId(playbackId, {
        ...{ keyId, keySecret: await secret, expiration: `${seconds}s` },
        type: ['video', 'thumbnail', 'storyboard'],
        ...(restriction ? { params: { playback_restriction_id: restriction } } : {}),
      }),
    counts: async (ref: string) =>
      mux.jwt.signViewerCounts(ref, {
        ...{ keyId, keySecret: await secret, expiration: `${COUNT_TOKEN_SECONDS}s` },
        type: 'live_stream',
      }),
  };
}

/** The counts are not in the SDK. */
async function askCounts({ settings, timeout }: PlaybackDeps, token: string): Answered<number> {
  try {
    const url = `${settings.statsUrl}/counts?token=${token}`;
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    if (answer.status === 404) return err('STREAMING.PROVIDER_GONE');
    if (!answer.ok) return err('STREAMING.PROVIDER_BUSY');
    const { data } = counts.parse(await answer.json());
    return ok(Array.isArray(data) ? (data[0]?.viewers ?? 0) : data.viewers);
  } catch {
    // What is thrown here may hold the address with its token; a number that nobody knows is asked again in five seconds.
    return err('STREAMING.PROVIDER_BUSY');
  }
}

/** Mux takes so many hosts in one list. */
const MOST_HOSTS = 10;

/** The name of a list of hosts on whose pages a player may stand; one that is there already is used again. */
export async function restrictTo(call: MuxCall, hosts: readonly string[]): Answered<string> {
  const wanted = [...new Set(hosts)].sort();
  if (wanted.length === 0 || wanted.length > MOST_HOSTS) {
    return err('STREAMING.NOT_OFFERED', { what: `${wanted.length} / ${MOST_HOSTS}` });
  }
  const known = await knownRestriction(call, wanted);
  if (!known.ok) return known;
  return known.value === undefined ? addRestriction(call, wanted) : ok(known.value);
}

async function addRestriction(call: MuxCall, wanted: string[]): Answered<string> {
  const body = {
    // An app sends no referrer.
    referrer: { allowed_domains: wanted, allow_no_referrer: true },
    user_agent: { allow_no_user_agent: true, allow_high_risk_user_agent: true },
  };
  const made = await call('post', (mux, options) => mux.video.playbackRestrictions.create(body, options));
  if (made.ok) return ok(made.value.id);
  if (!isLost(made.error)) return made;
  const found = await knownRestriction(call, wanted);
  return found.ok && found.value !== undefined ? ok(found.value) : made;
}

async function knownRestriction(call: MuxCall, wanted: readonly string[]): Answered<string | undefined> {
  const all = await call('read', (mux, options) => mux.video.playbackRestrictions.list({ limit: 100 }, options));
  if (!all.ok) return all;
  const isSame = ({ referrer }: Mux.Video.PlaybackRestriction): boolean =>
    [...(referrer.allowed_domains ?? [])].sort().join() === wanted.join() && referrer.allow_no_referrer === true;
  return ok(all.value.data.find(isSame)?.id);
}
