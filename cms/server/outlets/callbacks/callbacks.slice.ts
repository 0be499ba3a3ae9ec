import { prepare, type FastRequest, type Platform, type Slice } from '../../../platform';
import { channelStore } from '../../channels/channel-store';
import { callbackStore } from './callback-store';
import { answerEcho, takeCallback, type Answer, type CallbackDeps } from './take-callback';

const PATH = '/callbacks/wechat/:channel';
/** Messages of WeChat are a few hundred bytes; sealed ones a little more. */
const MOST = 16 * 1024;
const PER_MINUTE = 600;

/** The door for what platforms call in about (平台回调). */
export const callbacksSlice: Slice = {
  name: 'callbacks',
  register({ schedule, database }) {
    schedule.tick({
      name: 'callbacks.forget',
      cron: '25 4 * * *',
      missed: 'skip',
      handle: async () => {
        await database.transaction((tx) => callbackStore.forget(tx));
      },
    });
  },
  start(platform) {
    const { fastLane: lane } = platform;
    const deps: CallbackDeps = { ...platform, channels: channelStore, callbacks: callbackStore };
    const limits = { route: PATH, perMinute: PER_MINUTE };
    lane.get(PATH, async (request) => {
      if (lane.limited(request, limits)) return 'sent';
      return said(platform, request, await answerEcho(deps, channelOf(request), new URLSearchParams(request.search)));
    });
    lane.take(PATH, { maxBytes: MOST }, async (request, bytes) => {
      if (lane.limited(request, limits)) return 'sent';
      const call = { query: new URLSearchParams(request.search), xml: bytes.toString('utf8') };
      return said(platform, request, await takeCallback(deps, channelOf(request), call));
    });
    return Promise.resolve();
  },
};

const channelOf = ({ path }: FastRequest): string => path.slice(path.lastIndexOf('/') + 1);

async function said({ log, fastLane }: Platform, request: FastRequest, answer: Answer) {
  if (answer.kind === 'said')
    return prepare(answer.text, { type: 'text/plain; charset=utf-8', cacheControl: 'no-store' });
  log.warn('a callback was not believed', { why: answer.why, channel: channelOf(request).slice(0, 40) });
  const code = answer.why === 'unknown' ? 'HEARTH.NOT_FOUND' : 'HEARTH.NOT_ALLOWED';
  return fastLane.refuse(request, { code, details: undefined });
}
