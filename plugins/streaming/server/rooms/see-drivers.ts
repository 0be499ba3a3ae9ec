import { ok, type Ok } from '@hearth/cms/kernel';
import { driverNames, type Capabilities, type DriverName, type DriverOffer } from '../../contract';
import type { RoomDeps } from './room-deps';

/** Who may carry a room on this host, and what each can. */
export async function seeDrivers({
  drivers,
}: Pick<RoomDeps, 'drivers'>): Promise<Ok<{ usual: DriverName; drivers: DriverOffer[] }>> {
  const offered = driverNames.flatMap((name): DriverOffer[] => {
    const driver = drivers.named(name);
    return driver ? [{ name, capabilities: written(driver.capabilities()) }] : [];
  });
  return Promise.resolve(ok({ usual: drivers.usual, drivers: offered }));
}

const written = ({ recogniser, latencies, ...others }: Capabilities): DriverOffer['capabilities'] => ({
  ...others,
  recogniser: [...recogniser],
  latencies: [...latencies],
});
