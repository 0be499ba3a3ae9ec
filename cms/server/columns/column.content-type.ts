/** Strapi's name for columns (栏目). */
export const COLUMN = 'plugin::cms.column';

const localized = { pluginOptions: { i18n: { localized: true } } };
const shared = { pluginOptions: { i18n: { localized: false } } };

/** A column (栏目): the shelf of a station that stories stand on. Its slug is in addresses, its name in two languages. */
export const columnContentType = {
  schema: {
    kind: 'collectionType',
    collectionName: 'columns',
    info: { singularName: 'column', pluralName: 'columns', displayName: '栏目 Column' },
    options: { draftAndPublish: false },
    // What the list and the form begin with; Strapi takes it once, and what a station arranges stays.
    config: {
      settings: {
        bulkable: false,
        filterable: true,
        searchable: true,
        pageSize: 50,
        mainField: 'name',
        defaultSortBy: 'order',
        defaultSortOrder: 'ASC',
      },
      layouts: {
        list: ['name', 'slug', 'station', 'order'],
        edit: [
          [
            { name: 'name', size: 6 },
            { name: 'slug', size: 6 },
          ],
          [
            { name: 'station', size: 6 },
            { name: 'order', size: 6 },
          ],
          [{ name: 'description', size: 12 }],
          [{ name: 'inks', size: 12 }],
        ],
      },
    },
    pluginOptions: { i18n: { localized: true } },
    attributes: {
      name: { type: 'string', required: true, maxLength: 40, ...localized },
      slug: { type: 'string', required: true, regex: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, ...shared },
      // The house puts the writer's own station where none is given.
      station: {
        type: 'customField',
        customField: 'plugin::cms.station',
        regex: '^[a-z0-9]+(-[a-z0-9]+)*$',
        ...shared,
      },
      description: { type: 'text', maxLength: 200, ...localized },
      order: { type: 'integer', default: 100, ...shared },
      inks: { type: 'json', ...shared },
    },
  },
} as const;
