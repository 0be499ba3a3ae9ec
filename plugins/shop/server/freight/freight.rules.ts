import type { FreightRule, FreightZone } from '../../contract';

/** What a parcel is that freight is worked out for. */
export type Parcel = { readonly region: string; readonly weightG: number; readonly goods: number };

/** The terms of a rule, as a page keeps them. */
export type FreightTerms = Pick<FreightRule, 'freeFrom' | 'zones'>;

/** The zone of a region: the one that names it most closely, else “everywhere else”. */
export function zoneOf(zones: readonly FreightZone[], region: string): FreightZone | undefined {
  let found: FreightZone | undefined;
  let closeness = -1;
  for (const zone of zones) {
    const named = zone.regions.length === 0 ? [''] : zone.regions;
    for (const start of named) {
      if (!region.startsWith(start) || start.length <= closeness) continue;
      [found, closeness] = [zone, start.length];
    }
  }
  return found;
}

/** What sending costs in fen; `undefined` where nothing is sent. Ice and box are paid for however much is in it. */
export function freightOf({ freeFrom, zones }: FreightTerms, { region, weightG, goods }: Parcel): number | undefined {
  const zone = zoneOf(zones, region);
  if (!zone?.served) return undefined;
  if (freeFrom !== null && goods >= freeFrom) return zone.cold;
  const further = Math.max(0, weightG - zone.firstG);
  return zone.first + Math.ceil(further / zone.stepG) * zone.step + zone.cold;
}
