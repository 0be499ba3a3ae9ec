import type { DriverName } from '../../contract';

const NAMES = ['auto', 'local', 'mux', 'hybrid'] as const;

/** Who carries rooms when nobody chooses: as `HEARTH_STREAMING_DRIVER` says, else Mux where it is set up, else this server. */
export function usualDriver(said: string | undefined, hasMux: boolean): DriverName {
  const name = NAMES.find((one) => one === (said === undefined || said === '' ? 'auto' : said));
  if (!name) throw new Error(`HEARTH_STREAMING_DRIVER is one of ${NAMES.join(', ')}`);
  if (name === 'auto') return hasMux ? 'mux' : 'local';
  if (name !== 'local' && !hasMux) {
    throw new Error(`HEARTH_STREAMING_DRIVER=${name} needs MUX_TOKEN_ID and MUX_TOKEN_SECRET`);
  }
  return name;
}
