import { costOf, lookName, USUAL_SOURCE, type Source, type Workload } from '../../contract';
import type { WantedLook } from './look-store';

/** What this machine is. */
export type Machine = { readonly cores: number; readonly most: number };

/** What is looked at: all that is wanted, from the eyes of one room. */
export type LookedAt = {
  readonly room: string;
  readonly wanted: readonly WantedLook[];
  /** What encoders send, by room. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly machine: Machine;
};

const ON_AIR: ReadonlySet<WantedLook['roomState']> = new Set(['connecting', 'live', 'reconnecting']);

/** All that is made anew, each picture once however many platforms get it. Of other rooms only what it costs is told. */
export function workloadOf({ room, wanted, sources, machine }: LookedAt): Workload {
  const pictures = new Map<string, Workload['wanted'][number]>();
  for (const one of wanted) {
    const name = lookName(one);
    if (name === undefined) continue;
    const which = `${one.room} ${name}`;
    const known = pictures.get(which);
    pictures.set(which, {
      ...costOf(sources.get(one.room) ?? USUAL_SOURCE, one.shape),
      name: one.room === room ? name : null,
      targets: (known?.targets ?? 0) + 1,
      isRunning: ON_AIR.has(one.roomState),
    });
  }
  return { ...machine, wanted: [...pictures.values()] };
}

/** One for each core, where the operator says nothing. */
export function mostOf(said: string | undefined, cores: number): number {
  const most = said === undefined || said === '' ? Math.max(1, cores) : Number(said);
  if (!Number.isInteger(most) || most < 0) throw new Error('HEARTH_TRANSCODES is a whole number');
  return most;
}
