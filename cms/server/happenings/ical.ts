import type Library from 'ical.js' with { 'resolution-mode': 'import' };

/** The types of the library, as a namespace. */
export type { default as Ical } from 'ical.js' with { 'resolution-mode': 'import' };

/**
 * The library of calendars (RFC 5545). Its types describe the ES module alone, which code like ours may not import; what it gives us is
 * the same thing.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
export const ICAL = require('ical.js') as typeof Library;
