import type { CaptionPorts, CaptionTrack, GlossaryTerm, HeardWords } from '../../contract';

/** A broadcast that goes on, and a track of it that a recogniser writes. */
export type ToListen = {
  readonly room: string;
  readonly station: string;
  readonly broadcast: string;
  readonly playlist: string;
  readonly track: Pick<CaptionTrack, 'id' | 'language' | 'driver'>;
};

type Ports = {
  readonly ports: Pick<CaptionPorts, 'recognisers'>;
  readonly wanted: () => Promise<readonly ToListen[]>;
  /** Of these, those that no other node listens to: they are this node's, as long as it asks again within seconds. Of none lets all go. */
  readonly hold: (wanted: readonly ToListen[]) => Promise<readonly ToListen[]>;
  readonly glossary: (room: string) => Promise<readonly GlossaryTerm[]>;
  readonly hear: (to: ToListen, words: HeardWords) => Promise<void>;
  readonly failed: (error: unknown) => void;
};

/** Recognisers at work. */
export type Listeners = { sync(): Promise<void>; stop(): Promise<void> };

type Running = Map<string, { stop(): Promise<void> }>;

/** How often a node says that it still listens, and looks for what another one has left. */
const ROUND = 5_000;

/**
 * Begins to listen to what should be listened to, and leaves what has ended; called whenever something changed, and costs nothing without
 * recognisers. Of several nodes one listens, and another goes on when it is gone.
 */
export function keepListening(ports: Ports): Listeners {
  const running: Running = new Map();
  let turn = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const sync = (): Promise<void> => {
    if (ports.ports.recognisers.length === 0) return turn;
    timer ??= setInterval(() => void sync(), ROUND).unref();
    turn = turn.then(() => look(ports, running)).catch(ports.failed);
    return turn;
  };
  return {
    sync,
    async stop() {
      clearInterval(timer);
      await turn;
      await Promise.all([...running.values()].map((one) => one.stop()));
      if (running.size > 0) await ports.hold([]).catch(ports.failed);
      running.clear();
    },
  };
}

async function look({ ports, wanted, hold, glossary, hear, failed }: Ports, running: Running): Promise<void> {
  const recogniserOf = ({ track }: ToListen) => ports.recognisers.find(({ name }) => name === track.driver);
  const here = (await wanted()).filter((one) => recogniserOf(one) !== undefined);
  const all = new Map((await hold(here)).map((one) => [`${one.broadcast} ${one.track.id}`, one]));
  for (const [key, listening] of running) {
    if (all.has(key)) continue;
    running.delete(key);
    await listening.stop();
  }
  for (const [key, one] of all) {
    const recogniser = recogniserOf(one);
    if (running.has(key) || !recogniser) continue;
    const to = { broadcast: one.broadcast, language: one.track.language, playlist: one.playlist };
    const words = await glossary(one.room);
    running.set(
      key,
      recogniser.listen({ ...to, glossary: words }, (heard) => hear(one, heard).catch(failed)),
    );
  }
}
