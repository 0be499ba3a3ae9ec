import { manuscriptLayout } from './manuscript-layout';

/** Strapi's name for manuscripts (稿件). */
export const MANUSCRIPT = 'plugin::cms.manuscript';

const localized = { pluginOptions: { i18n: { localized: true } } };
const shared = { pluginOptions: { i18n: { localized: false } } };
/** Set by the house when something is published; people read these fields and do not write them. */
const recorded = { ...localized, private: true, visible: false, writable: false, configurable: false } as const;

/**
 * A manuscript (稿件): written and reviewed once, served to every channel. What a translator writes anew is kept for each
 * language; what is true whatever the language (station, pictures, where a re-post came from) is kept once.
 */
export const manuscriptContentType = {
  schema: {
    kind: 'collectionType',
    collectionName: 'manuscripts',
    info: { singularName: 'manuscript', pluralName: 'manuscripts', displayName: '稿件 Manuscript' },
    options: { draftAndPublish: true },
    config: manuscriptLayout,
    pluginOptions: { i18n: { localized: true } },
    attributes: {
      title: { type: 'string', required: true, maxLength: 120, ...localized },
      subtitle: { type: 'string', maxLength: 160, ...localized },
      summary: { type: 'text', maxLength: 400, ...localized },
      // The house puts the writer's own station where none is given.
      station: {
        type: 'customField',
        customField: 'plugin::cms.station',
        regex: '^[a-z0-9]+(-[a-z0-9]+)*$',
        ...shared,
      },
      column: { type: 'relation', relation: 'manyToOne', target: 'plugin::cms.column' },
      byline: { type: 'string', maxLength: 160, ...localized },
      body: { type: 'blocks', ...localized },
      cover: { type: 'media', multiple: false, allowedTypes: ['images'], ...shared },
      film: { type: 'media', multiple: false, allowedTypes: ['videos'], ...shared },
      tags: { type: 'string', maxLength: 200, ...localized },
      origin: { type: 'enumeration', enum: ['original', 'repost'], default: 'original', required: true, ...shared },
      sourceName: { type: 'string', maxLength: 120, ...shared },
      sourceUrl: { type: 'string', maxLength: 500, ...shared },
      sourceAuthor: { type: 'string', maxLength: 120, ...shared },
      sourceLicence: { type: 'text', maxLength: 500, ...shared },
      aiDeclaration: {
        type: 'enumeration',
        enum: ['none', 'assisted', 'generated'],
        default: 'none',
        required: true,
        ...localized,
      },
      aiNote: { type: 'string', maxLength: 300, ...localized },
      // The revision that a page shows: it travels back with the save, which is then compared with what stands by that time.
      revision: { type: 'integer', ...localized, private: true, visible: false, configurable: false },
      releasedAt: { type: 'datetime', ...recorded },
      correctedAt: { type: 'datetime', ...recorded },
      signedBy: { type: 'json', ...recorded },
    },
  },
} as const;
