import type { Platform } from '../../platform';

/** Files of the media library by the name that they lie under; a rendition has the name of its original behind its own. */
export function ownFileStore({ strapi }: Pick<Platform, 'strapi'>) {
  return {
    async named(name: string): Promise<unknown> {
      const whole = name.replace(/\.\w+$/, '');
      const hash = { $in: [whole, whole.replace(/^[a-z0-9]+_/, '')] };
      return strapi.db.query('plugin::upload.file').findOne({ where: { hash } });
    },
  };
}
