import { serveControl, type ControlServer } from '../wire/control-server';
import { AlreadyRuns } from '../wire/serve-socket';
import { settingsFrom } from '../wire/lines';
import { staySmall } from '../wire/stay-small';
import type { RelayNews, RelayOrders } from '../wire/control';
import { dialer, finder, type DialSettings } from './dial';
import { Relay } from './relay';
import { openRtmp } from './rtmp-line';
import { openSrt } from './srt-line';
import type { OpenLine } from './line';

/** What the relay is handed on its standard input. */
export type RelaySettings = DialSettings & {
  readonly control: string;
  readonly media: string;
  readonly lingerMs: number;
  /** After how long without movement a platform is given up; ten seconds when it is not said. */
  readonly stalledMs?: number;
};

/** Nobody, until the socket is open. */
let hosts: ControlServer | undefined;
/** What speaks SRT, as the host said it last. */
let ffmpeg: string | undefined;

/** Carries the picture to platforms, without the host if need be. Keys come over the control socket and lie in memory alone. */
async function run(): Promise<void> {
  const settings = await settingsFrom<RelaySettings>(process.stdin);
  const relay = new Relay({
    open: openLines(settings, () => ffmpeg),
    media: settings.media,
    stalledMs: settings.stalledMs ?? 10_000,
    now: Date.now,
    chance: Math.random,
    changed: () => hosts?.changed(),
    event: (event) => hosts?.event(event),
  });
  const end = (): void => {
    relay.close();
    hosts?.close();
    // What was said last to platforms has this long to leave.
    setTimeout(() => process.exit(0), LAST_WORD);
  };
  process.once('SIGTERM', end);
  hosts = await serveControl<RelayOrders, RelayNews>({
    ...{ path: settings.control, lingerMs: settings.lingerMs, end },
    sync: (orders) => {
      ffmpeg = orders.ffmpeg;
      relay.sync(orders);
    },
    news: () => relay.news(),
  });
}

/** By the protocol that the address names. */
function openLines(settings: RelaySettings, ffmpegNow: () => string | undefined): OpenLine {
  const [rtmp, srt] = [openRtmp(dialer(settings)), openSrt({ find: finder(settings), ffmpeg: ffmpegNow })];
  return (to) => (to.url.startsWith('srt:') ? srt(to) : rtmp(to));
}

const LAST_WORD = 250;

staySmall();
run().catch((error: unknown) => {
  process.stderr.write(`relay: ${error instanceof AlreadyRuns ? error.message : String(error)}\n`);
  process.exit(1);
});
