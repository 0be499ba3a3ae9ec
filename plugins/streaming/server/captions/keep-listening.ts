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
  readonly glossary: (room: string) => Promise<readonly GlossaryTerm[]>;
  readonly hear: (to: ToListen, words: HeardWords) => Promise<void>;
  readonly failed: (error: unknown) => void;
};

/** Recognisers at work. */
export type Listeners = { sync(): Promise<void>; stop(): Promise<void> };

/** Begins to listen to what should be listened to, and leaves what has ended; called whenever something changed, and costs nothing without recognisers. */
export function keepListening({ ports, wanted, glossary, hear, failed }: Ports): Listeners {
  const running = new Map<string, { stop(): Promise<void> }>();
  let turn = Promise.resolve();
  const look = async (): Promise<void> => {
    if (ports.recognisers.length === 0) return;
    const all = new Map((await wanted()).map((one) => [`${one.broadcast} ${one.track.id}`, one]));
    for (const [key, listening] of running) {
      if (all.has(key)) continue;
      running.delete(key);
      await listening.stop();
    }
    for (const [key, one] of all) {
      const recogniser = ports.recognisers.find(({ name }) => name === one.track.driver);
      if (running.has(key) || !recogniser) continue;
      const to = { broadcast: one.broadcast, language: one.track.language, playlist: one.playlist };
      running.set(
        key,
        recogniser.listen({ ...to, glossary: await glossary(one.room) }, (words) => hear(one, words).catch(failed)),
      );
    }
  };
  return {
    sync() {
      turn = turn.then(look).catch(failed);
      return turn;
    },
    async stop() {
      await turn;
      await Promise.all([...running.values()].map((one) => one.stop()));
      running.clear();
    },
  };
}
