import { performance } from 'node:perf_hooks';
import type { IngestNews, IngestOrders } from '../wire/control';
import { serveControl, type ControlServer } from '../wire/control-server';
import { Doorkeeper } from './doorkeeper.rules';
import { Doors } from './doors';
import { Ingest } from './ingest';
import { INGEST_LIMITS, type IngestLimits, type IngestSettings } from './limits.rules';
import { Readers } from './readers';
import { SrtListeners } from '../srt/srt-listeners';

/** What the process is to its operating system. */
export type IngestDeps = { say(line: string): void; over(): void };

const LOOK = 250;
/** What was said last has this long to leave. */
const LAST_WORDS = 300;

/** The ingest process: from its sockets to its ports. */
export async function runIngest(settings: IngestSettings, deps: IngestDeps): Promise<void> {
  const limits = { ...INGEST_LIMITS, ...settings.limits };
  const now = epochNow();
  const keeper = new Doorkeeper(limits, now);
  const readers = new Readers(limits.unreadBytes, (joining) => ingest.kept(joining));
  const voice = {
    changed: () => control.changed(),
    event: (event: Parameters<ControlServer['event']>[0]) => control.event(event),
    frame: (room: string, bytes: Buffer) => readers.send(room, bytes),
  };
  const ingest = new Ingest(limits, voice, now);
  const doors = new Doors(settings, { ingest, keeper, limits }, deps.say);
  const listeners = new SrtListeners({ ingest, now });
  const end = once(() => {
    stopLooking();
    doors.close();
    listeners.close();
    ingest.close();
    readers.close();
    setTimeout(() => {
      control.close();
      deps.over();
    }, LAST_WORDS);
  });
  const control = await serveControl<IngestOrders, IngestNews>({
    path: settings.control,
    lingerMs: settings.lingerMs,
    sync: (orders) => {
      ingest.sync(orders);
      doors.open();
      listeners.sync(orders);
    },
    news: () => ingest.news(),
    end,
  });
  const stopLooking = lookAfter(ingest, keeper, limits);
  process.on('SIGTERM', end);
  await readers.listen(settings.media);
}

function lookAfter(ingest: Ingest, keeper: Doorkeeper, { healthMs }: IngestLimits): () => void {
  const look = setInterval(() => {
    ingest.look();
    keeper.tidy();
  }, LOOK);
  const measure = setInterval(() => {
    ingest.measure();
  }, healthMs);
  return () => {
    clearInterval(look);
    clearInterval(measure);
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

/** Milliseconds since 1970 that never go back, whatever is done to the machine's clock. */
function epochNow(): () => number {
  const begin = Date.now() - performance.now();
  return () => Math.round(begin + performance.now());
}
