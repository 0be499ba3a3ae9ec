import { cpus } from 'node:os';
import { mostOf, type Machine } from './workload.rules';

/** How many pictures this host makes anew at once, and on how many cores. */
export function machineOfHost(): Machine {
  const cores = cpus().length;
  return { cores, most: mostOf(process.env['HEARTH_TRANSCODES'], cores) };
}
