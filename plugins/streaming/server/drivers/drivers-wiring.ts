import { setTimeout as after } from 'node:timers/promises';
import type { Platform } from '@hearth/cms/platform';
import type { DriverName, LiveStreaming } from '../../contract';
import type { Adopt, Drivers } from '../rooms/room-deps';
import { targetStore } from '../targets/target-store';
import { distributionStore } from './hybrid/distribution-store';
import { hybridDriver } from './hybrid/hybrid-driver';
import { settleDistribution, type SettleDeps } from './hybrid/settle-distribution';
import { localOf } from './local/engine.slice';
import type { LocalDriver } from './local/local-driver';
import { createMuxDriver, type MuxDriver } from './mux/mux-driver';
import { muxSettings, type MuxSettings } from './mux/mux-settings';
import { usualDriver } from './usual-driver';

/** Mux as this host works with it. */
export type MuxHere = { readonly settings: MuxSettings; readonly driver: MuxDriver; readonly settle: SettleDeps };

/** Who carries video on this host, and what Mux is to it. */
export type Carriers = { readonly drivers: Drivers; readonly mux?: MuxHere };

const known = new WeakMap<Platform, Carriers>();

/** Who carries video on this host. */
export const driversOf = (platform: Platform): Drivers => carriersOf(platform).drivers;

/** The same, with Mux; settings are read once, and what is half said stops the start in one line. */
export function carriersOf(platform: Platform): Carriers {
  const made = known.get(platform) ?? make(platform);
  known.set(platform, made);
  return made;
}

function make(platform: Platform): Carriers {
  const settings = muxSettings(process.env);
  const usual = usualDriver(process.env['HEARTH_STREAMING_DRIVER'], settings !== undefined);
  const local = localOf(platform);
  if (!settings) return { drivers: driversBy(usual, { local }) };
  const mux = createMuxDriver({ settings, clock: platform.clock });
  const stores = { targets: targetStore, distribution: distributionStore };
  const settle: SettleDeps = { ...platform, ...stores, mux, ingest: settings.ingest };
  const hybrid = hybridDriver({
    ...{ local, mux, database: platform.database, distribution: distributionStore },
    settle: (room) => settleDistribution(settle, room),
    wait: async (milliseconds) => {
      await after(milliseconds, undefined, { ref: false });
    },
  });
  return { drivers: driversBy(usual, { local, mux, hybrid }, adoptBy(local)), mux: { settings, driver: mux, settle } };
}

/** Drivers by their names. */
export function driversBy(
  usual: DriverName,
  named: Readonly<Partial<Record<DriverName, LiveStreaming>>>,
  adopt?: Adopt,
): Drivers {
  return { usual, named: (name) => named[name], ...(adopt ? { adopt } : {}) };
}

/** Gives rooms of Mux a place and a key of our own. */
export const adoptBy =
  (local: LocalDriver): Adopt =>
  async (tx, room) => {
    const key = await local.keyIn(tx, room);
    return key === undefined ? undefined : { ref: room, playbackId: room, ingest: local.ingest, key };
  };
