import type { Ical } from './ical';
import { isZone } from './wall-time.rules';

/** What Windows and Outlook call zones that newsrooms in China meet. */
const WINDOWS: Readonly<Record<string, string>> = {
  'china standard time': 'Asia/Shanghai',
  'taipei standard time': 'Asia/Taipei',
  'singapore standard time': 'Asia/Singapore',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'se asia standard time': 'Asia/Bangkok',
  'india standard time': 'Asia/Kolkata',
  'arabian standard time': 'Asia/Dubai',
  'russian standard time': 'Europe/Moscow',
  'w. europe standard time': 'Europe/Berlin',
  'romance standard time': 'Europe/Paris',
  'central europe standard time': 'Europe/Budapest',
  'gmt standard time': 'Europe/London',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'pacific standard time': 'America/Los_Angeles',
  'aus eastern standard time': 'Australia/Sydney',
  utc: 'UTC',
};

/**
 * The zone of a time, by its name in the IANA list: what the file calls it, what its definition says it is, or what Windows calls so.
 * Moments of UTC and times without a zone have none.
 */
export function zoneOf(property: Ical.Property | null, definitions: readonly Ical.Component[]): string | undefined {
  const name = property?.getFirstParameter('tzid');
  if (!name) return undefined;
  const definition = definitions.find((one) => one.getFirstPropertyValue('tzid') === name);
  const known: unknown = definition?.getFirstPropertyValue('x-lic-location');
  const last = /[A-Za-z_]+\/[A-Za-z_]+$/.exec(name)?.[0];
  const all = [name, typeof known === 'string' ? known : undefined, last, WINDOWS[name.toLowerCase()]];
  return all.find((one) => one !== undefined && /^[A-Za-z]/.test(one) && isZone(one));
}
