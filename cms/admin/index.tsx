import type { StrapiApp } from '@strapi/strapi/admin';
import { addReaders } from './readers/add-readers';

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'cms', name: 'Hearth' });
    addReaders(app);
  },
  bootstrap() {},
  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ data: {}, locale })));
  },
};
