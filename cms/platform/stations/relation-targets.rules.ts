/** An attribute of a content type or component, as far as relations matter. */
export type Attribute = {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
  readonly components?: readonly string[];
};

/** A document or row that some data wants to point at. */
export type Target = { readonly uid: string; readonly documentId?: string; readonly id?: number };

/** The attributes of a content type or component by its uid. */
export type Schemas = (uid: string) => Readonly<Record<string, Attribute>> | undefined;

const object = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined; // any object may be read by key

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/**
 * Everything that the data of a write would connect, through components and dynamic zones, in all of Strapi's spellings. What is
 * only disconnected is left out: cutting a tie needs no right on its other end.
 */
export function relationTargets(uid: string, data: unknown, schemas: Schemas): readonly Target[] {
  const given = object(data);
  if (!given) return [];
  return Object.entries(schemas(uid) ?? {}).flatMap(([name, attribute]) => targetsOf(attribute, given[name], schemas));
}

function targetsOf(attribute: Attribute, value: unknown, schemas: Schemas): readonly Target[] {
  switch (attribute.type) {
    case 'relation':
      return connected(value).flatMap((one) => target(attribute.target, one));
    case 'media':
      return connected(value).flatMap((one) => target('plugin::upload.file', one));
    case 'component':
      return list(value).flatMap((one) => relationTargets(attribute.component ?? '', one, schemas));
    case 'dynamiczone':
      return list(value).flatMap((one) => {
        const uid = object(one)?.['__component'];
        return typeof uid === 'string' ? relationTargets(uid, one, schemas) : [];
      });
    default:
      return [];
  }
}

function connected(value: unknown): readonly unknown[] {
  const long = object(value);
  if (!long || 'id' in long || 'documentId' in long) return list(value);
  return [...list(long['connect']), ...list(long['set'])];
}

/** A number or digits is a row, other text a document; a row id next to a document id is ignored by Strapi, and checked by us. */
function target(declared: string | undefined, one: unknown): readonly Target[] {
  const long = object(one) ?? shortHand(one);
  const uid = declared ?? long['__type'];
  if (typeof uid !== 'string') return [];
  const { id, documentId } = long;
  const document = typeof documentId === 'string' ? [{ uid, documentId }] : [];
  const row = Number.parseInt(String(id), 10);
  return Number.isNaN(row) ? document : [...document, { uid, id: row }];
}

function shortHand(one: unknown): Readonly<Record<string, unknown>> {
  // Strapi parses the leading digits of a text as a row's id, so a document id that begins with one would be read as a row too.
  const isRow = typeof one === 'number' || (typeof one === 'string' && /^\d/.test(one));
  return isRow ? { id: one } : { documentId: one };
}
