import type { UploadProgress } from '../../contract';
import type { DeliveryDeps } from './delivery-deps';
import type { Flow } from './outlet.rules';

export const LEASE = 60_000;

/** A lease while a call lasts: what the call tells, and when it has to end. */
export type Hold = { readonly signal: AbortSignal; readonly flow: Flow; end(): void };

type Deps = Pick<DeliveryDeps, 'database' | 'deliveries' | 'lease' | 'worker'>;

/** A call that hangs is over before its lease is, so that no two workers are ever in one. */
const SILENCE = 0.75;
/** Bytes flow by the thousand; the row is written now and then. */
const BREATH = 0.125;

/** Holds the lease of a delivery as long as bytes flow: a film may take hours, a silent line three quarters of a lease. */
export function holdLease(deps: Deps, id: string): Hold {
  const lease = deps.lease ?? LEASE;
  const over = new AbortController();
  const { signal } = over;
  const inSilence = (): NodeJS.Timeout => setTimeout(() => over.abort(), Math.floor(lease * SILENCE)).unref();
  let silence = inSilence();
  let breath: NodeJS.Timeout | undefined;
  const film = filmFlow();
  const renew = async (): Promise<void> => {
    // Measured from before the question, so that it ends before the lease that the answer means.
    const next = inSilence();
    const held = { id, worker: deps.worker, lease, upload: film.far() };
    const kept = await deps.deliveries.keepLease(deps.database.read, held).catch(() => undefined);
    if (kept === false) over.abort();
    clearTimeout(kept === true && !signal.aborted ? silence : next);
    if (kept === true && !signal.aborted) silence = next;
  };
  const heard = (): void => {
    if (breath !== undefined || signal.aborted) return;
    breath = setTimeout(() => (breath = undefined), lease * BREATH).unref();
    void renew();
  };
  return {
    signal,
    flow: {
      bytes(count) {
        film.bytes(count);
        heard();
      },
      reached(far) {
        film.reached(far);
        heard();
      },
    },
    end() {
      over.abort();
      clearTimeout(silence);
      clearTimeout(breath);
    },
  };
}

/** How far a film is: what its platform has by its own word, and what flowed since. */
function filmFlow(): Flow & { far(): UploadProgress | null } {
  let known: UploadProgress | undefined;
  let since = 0;
  return {
    bytes: (count) => (since += count),
    reached(far) {
      [known, since] = [far, 0];
    },
    far: () => (known ? { ...known, sent: Math.min(known.size, known.sent + since) } : null),
  };
}
