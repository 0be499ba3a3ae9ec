/**
 * How the editor's form and the list of manuscripts begin. Strapi takes this when it first sees the content type and never again,
 * so what a station arranges for itself stays. Labels are in the admin's translations.
 */
const field = (name: string, size: 4 | 6 | 8 | 12): { name: string; size: number } => ({ name, size });

/** Write first, then where it belongs, then what it shows, then what must be declared. */
export const manuscriptLayout = {
  settings: {
    bulkable: true,
    filterable: true,
    searchable: true,
    pageSize: 20,
    mainField: 'title',
    defaultSortBy: 'updatedAt',
    defaultSortOrder: 'DESC',
  },
  layouts: {
    list: ['title', 'column', 'station', 'byline', 'updatedAt'],
    edit: [
      [field('title', 12)],
      [field('subtitle', 12)],
      [field('column', 6), field('station', 6)],
      [field('byline', 6), field('tags', 6)],
      [field('summary', 12)],
      [field('body', 12)],
      [field('cover', 6), field('film', 6)],
      [field('aiDeclaration', 4), field('aiNote', 8)],
      [field('origin', 4), field('sourceName', 8)],
      [field('sourceUrl', 6), field('sourceAuthor', 6)],
      [field('sourceLicence', 12)],
    ],
  },
  metadatas: {
    column: { edit: { mainField: 'name' }, list: {} },
    station: { edit: { description: '留空即本台 Empty means your own station' }, list: {} },
    byline: { edit: { description: '用顿号隔开 Separate names with commas' }, list: {} },
    tags: { edit: { description: '用顿号隔开 Separate tags with commas' }, list: {} },
  },
} as const;
