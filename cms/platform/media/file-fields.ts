import type { Core } from '@strapi/strapi';

/** What the house wants to know of each asset, beside what Strapi keeps. */
const FIELDS = {
  station: { type: 'string', configurable: false },
  blur: { type: 'text', configurable: false },
  seconds: { type: 'decimal', configurable: false },
  aiGenerated: { type: 'boolean', default: false, configurable: false },
  aiNote: { type: 'text', configurable: false },
  credit: { type: 'string', configurable: false },
  licensor: { type: 'string', configurable: false },
  licensedChannels: { type: 'json', configurable: false },
  licensedFrom: { type: 'datetime', configurable: false },
  licensedTo: { type: 'datetime', configurable: false },
} as const;

/** Adds the fields to Strapi's own file, before it looks at the schema of its tables. */
export function addFileFields(strapi: Core.Strapi): void {
  // The registry types content types as readonly; register is the documented moment to extend one.
  const { attributes } = strapi.contentType('plugin::upload.file') as unknown as {
    attributes: Record<string, unknown>;
  };
  Object.assign(attributes, FIELDS);
}
