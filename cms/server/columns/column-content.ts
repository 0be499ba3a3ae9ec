import { errors } from '@strapi/utils';
import { columnsChanged } from '../../contract';
import { aroundWrites, writtenId, type Platform } from '../../platform';
import { COLUMN } from './column.content-type';
import { columnStore } from './column-store';

/** Keeps addresses of columns apart, and tells whoever lists columns that they changed, in the transaction of the write. */
export function guardColumns(platform: Platform): void {
  const { database, outbox, strapi } = platform;
  const columns = columnStore(platform);
  aroundWrites(strapi, COLUMN, (write, next) =>
    database.transaction(async (tx) => {
      // Two people who choose the same address at once would not see each other's.
      await tx.raw("SELECT pg_advisory_xact_lock(hashtextextended('columns', 70))");
      const before = await columns.all();
      const result = await next();
      const after = await columns.all();
      const id = writtenId(write, result) ?? '';
      const column = after.find((one) => one.id === id);
      if (column && after.some((other) => other.slug === column.slug && other.id !== id)) refuse(platform, column.slug);
      const { station } = column ?? before.find((one) => one.id === id) ?? {};
      if (station) await outbox.append(tx, columnsChanged({ station, column: id }));
      return result;
    }),
  );
}

function refuse({ errors: book, strapi }: Platform, slug: string): never {
  const english = /^\s*en\b/i.test(strapi.requestContext.get()?.get('accept-language') ?? '');
  const refused = { code: 'STORY.COLUMN_SLUG_TAKEN', details: { slug } };
  const message = book.message(refused, english ? 'en' : 'zh-Hans');
  throw new errors.ValidationError(message, { errors: [{ path: ['slug'], message, name: 'ValidationError' }] });
}
