import { z } from 'zod';
import type { LiveEvent, LiveEventType } from '../../../contract';

const text = z.string().min(1).max(300);
const data = z.object({
  id: text.optional(),
  live_stream_id: text.optional(),
  active_asset_id: text.optional(),
  asset_id: text.optional(),
  error_severity: z.enum(['normal', 'fatal']).optional(),
  is_live: z.boolean().optional(),
  duration: z.number().optional(),
  passthrough: text.optional(),
  language_code: text.optional(),
  playback_ids: z.array(z.object({ id: text, policy: text })).optional(),
  warning: z.object({ message: z.string().max(1_000).optional() }).optional(),
  errors: z.object({ messages: z.array(z.string().max(1_000)).max(20).optional() }).optional(),
});

/** What is read of an event of Mux, and all that is kept: stream keys and the addresses of masters are in there too. */
export const muxEvent = z.object({
  id: text,
  type: z.string().max(100),
  created_at: z.iso.datetime({ offset: true }),
  object: z.object({ type: text, id: text }),
  data,
});

/** An event of Mux, without what is nobody's business. */
export type MuxEvent = z.output<typeof muxEvent>;

/** What an event changes, and where it stands among those that change the same. */
export type Standing = {
  readonly subject: string;
  readonly type: LiveEventType;
  readonly at: Date;
  readonly rank: number;
};

type Facts = LiveEvent['data'];
type Told = { readonly type: LiveEventType; readonly ref: string; readonly subject: string; readonly data: Facts };
type Reader = (event: MuxEvent) => Told | undefined;

/** The later in a life, the higher: two of the same moment are applied in this order. */
const RANKS: Readonly<Record<LiveEventType, number>> = {
  'stream.warning': 0,
  'stream.connecting': 1,
  'stream.live': 2,
  'stream.reconnecting': 3,
  'stream.ended': 4,
  'stream.disabled': 5,
  'stream.enabled': 6,
  'stream.removed': 9,
  'target.idle': 0,
  'target.starting': 1,
  'target.broadcasting': 2,
  'target.errored': 3,
  'target.fatal': 4,
  'recording.started': 1,
  'recording.ready': 2,
  'recording.errored': 3,
  'recording.removed': 9,
  'track.ready': 1,
  'track.errored': 2,
};

const stream =
  (type: LiveEventType): Reader =>
  ({ object, data: { active_asset_id: recording, warning } }) => ({
    ...{ type, ref: object.id, subject: type === 'stream.warning' ? `warning:${object.id}` : `stream:${object.id}` },
    data: {
      ...(recording ? { recording } : {}),
      ...(type === 'stream.warning' ? { words: warning?.message ?? '' } : {}),
    },
  });

const target =
  (type: LiveEventType): Reader =>
  ({ object, data: { live_stream_id: ref, error_severity: severity } }) =>
    ref === undefined
      ? undefined
      : {
          type: type === 'target.errored' && severity === 'fatal' ? 'target.fatal' : type,
          ...{ ref, subject: `target:${object.id}`, data: { target: object.id } },
        };

/** Of a recording that no stream made, such as a clip, the recording itself is what it is about. */
const recording =
  (type: LiveEventType): Reader =>
  ({
    object: { id },
    data: { live_stream_id: ref = id, duration, passthrough, playback_ids: [playback] = [], errors },
  }) => ({
    ...{ type, ref, subject: `recording:${id}` },
    data: {
      recording: id,
      ...(duration === undefined ? {} : { seconds: duration }),
      ...(playback ? { playbackId: playback.id } : {}),
      ...(passthrough === undefined ? {} : { opId: passthrough }),
      ...(errors?.messages ? { words: errors.messages.join('; ') } : {}),
    },
  });

const track =
  (type: LiveEventType): Reader =>
  ({ object: { id }, data: { asset_id: ref, language_code: language } }) =>
    ref === undefined
      ? undefined
      : { type, ref, subject: `track:${id}`, data: { recording: ref, track: id, ...(language ? { language } : {}) } };

const READERS: Readonly<Record<string, Reader>> = {
  'video.live_stream.connected': stream('stream.connecting'),
  'video.live_stream.active': stream('stream.live'),
  'video.live_stream.disconnected': stream('stream.reconnecting'),
  'video.live_stream.idle': stream('stream.ended'),
  'video.live_stream.enabled': stream('stream.enabled'),
  'video.live_stream.disabled': stream('stream.disabled'),
  'video.live_stream.deleted': stream('stream.removed'),
  'video.live_stream.warning': stream('stream.warning'),
  'video.live_stream.simulcast_target.idle': target('target.idle'),
  'video.live_stream.simulcast_target.starting': target('target.starting'),
  'video.live_stream.simulcast_target.broadcasting': target('target.broadcasting'),
  'video.live_stream.simulcast_target.errored': target('target.errored'),
  // What is still live is "ready" too, because it can be watched from its beginning.
  'video.asset.ready': (event) => recording(event.data.is_live ? 'recording.started' : 'recording.ready')(event),
  'video.asset.live_stream_completed': recording('recording.ready'),
  'video.asset.errored': recording('recording.errored'),
  'video.asset.deleted': recording('recording.removed'),
  'video.asset.track.ready': track('track.ready'),
  'video.asset.track.errored': track('track.errored'),
};

/** What an event of Mux changes; nothing when it changes nothing here. */
export function standingOf(event: MuxEvent): Standing | undefined {
  const told = READERS[event.type]?.(event);
  if (!told) return undefined;
  return { subject: told.subject, type: told.type, at: new Date(event.created_at), rank: RANKS[told.type] };
}

/** An event of Mux in the words of the port. */
export function liveEventOf(event: MuxEvent): LiveEvent | undefined {
  const told = READERS[event.type]?.(event);
  if (!told) return undefined;
  const { type, ref, data: facts } = told;
  return { id: event.id, driver: 'mux', ref, type, at: new Date(event.created_at), data: facts };
}
