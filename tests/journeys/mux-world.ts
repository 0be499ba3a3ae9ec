import { labFilm } from '../lab/mux/mux-film';
import { aMuxLab } from '../lab/mux/mux-lab';

/** Mux as a house has it that works with it: API, players, webhooks and an entrance for encoders. */
export type MuxWorld = {
  /** What a host needs; rooms are this server's own where nobody chooses. */
  readonly env: NodeJS.ProcessEnv;
  /** From now on Mux calls this host. */
  calls(host: string): void;
  stop(): Promise<void>;
};

/** Opens the stand-in, which shows the moving clock of whatever is live. */
export async function aMuxWorld(): Promise<MuxWorld> {
  const lab = await aMuxLab();
  lab.film = await labFilm();
  const ingest = await lab.openIngest();
  return {
    env: { ...lab.env, HEARTH_STREAMING_DRIVER: 'local' },
    calls: (host) => void Object.assign(lab.webhooks, { url: `${host}/streaming/mux/webhook` }),
    stop: async () => {
      await ingest.stop();
      await lab.stop();
    },
  };
}
