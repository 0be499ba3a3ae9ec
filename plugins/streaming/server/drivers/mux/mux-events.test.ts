import { liveEventOf, muxEvent, standingOf } from './mux-events';

const event = (type: string, data: object = {}, object = { type: 'x', id: 'o1' }) =>
  muxEvent.parse({ id: 'e1', type, created_at: '2026-11-29T08:00:00.123456Z', object, data });

describe('what Mux calls in about', () => {
  it.each([
    ['video.live_stream.connected', {}, 'stream.connecting', 'o1', {}],
    ['video.live_stream.active', { active_asset_id: 'a1' }, 'stream.live', 'o1', { recording: 'a1' }],
    ['video.live_stream.disconnected', {}, 'stream.reconnecting', 'o1', {}],
    ['video.live_stream.idle', {}, 'stream.ended', 'o1', {}],
    ['video.live_stream.enabled', {}, 'stream.enabled', 'o1', {}],
    ['video.live_stream.disabled', {}, 'stream.disabled', 'o1', {}],
    ['video.live_stream.deleted', {}, 'stream.removed', 'o1', {}],
    ['video.live_stream.warning', { warning: { message: 'slate' } }, 'stream.warning', 'o1', { words: 'slate' }],
    [
      'video.live_stream.simulcast_target.starting',
      { live_stream_id: 's1' },
      'target.starting',
      's1',
      { target: 'o1' },
    ],
    [
      'video.live_stream.simulcast_target.errored',
      { live_stream_id: 's1', error_severity: 'normal' },
      ...(['target.errored', 's1', { target: 'o1' }] as const),
    ],
    [
      'video.live_stream.simulcast_target.errored',
      { live_stream_id: 's1', error_severity: 'fatal' },
      ...(['target.fatal', 's1', { target: 'o1' }] as const),
    ],
    [
      'video.asset.ready',
      { live_stream_id: 's1', is_live: true, playback_ids: [{ id: 'p1', policy: 'signed' }] },
      ...(['recording.started', 's1', { recording: 'o1', playbackId: 'p1' }] as const),
    ],
    [
      'video.asset.live_stream_completed',
      { live_stream_id: 's1', duration: 12.5 },
      ...(['recording.ready', 's1', { recording: 'o1', seconds: 12.5 }] as const),
    ],
    ['video.asset.ready', { duration: 3 }, 'recording.ready', 'o1', { recording: 'o1', seconds: 3 }],
    [
      'video.asset.ready',
      { passthrough: 'our-own-name' },
      'recording.ready',
      'o1',
      { recording: 'o1', opId: 'our-own-name' },
    ],
    [
      'video.asset.errored',
      { errors: { messages: ['a', 'b'] } },
      'recording.errored',
      'o1',
      { recording: 'o1', words: 'a; b' },
    ],
    ['video.asset.deleted', { live_stream_id: 's1' }, 'recording.removed', 's1', { recording: 'o1' }],
    [
      'video.asset.track.ready',
      { asset_id: 'a1', language_code: 'ug' },
      'track.ready',
      'a1',
      { recording: 'a1', track: 'o1', language: 'ug' },
    ],
  ])('%s %j is %s', (...row) => {
    const [type, data, is, ref, facts] = row;
    const told = event(type, data);
    const at = new Date('2026-11-29T08:00:00.123Z');
    expect(liveEventOf(told)).toEqual({ id: 'e1', driver: 'mux', ref, type: is, at, data: facts });
    expect(standingOf(told)?.type).toBe(is);
  });

  it.each([
    'video.live_stream.created',
    'video.asset.master.ready',
    'video.upload.created',
    'robots.job.summarize.completed',
  ])('%s changes nothing here', (type) =>
    expect([standingOf(event(type)), liveEventOf(event(type))]).toEqual([undefined, undefined]),
  );

  it('is kept without what opens something', () => {
    const data = {
      id: 's1',
      stream_key: 'k',
      srt_passphrase: 'p',
      master: { url: 'm' },
      simulcast_targets: [{ stream_key: 't' }],
    };
    expect(event('video.live_stream.active', data).data).toEqual({ id: 's1' });
  });
});
