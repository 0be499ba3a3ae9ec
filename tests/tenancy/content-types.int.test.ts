import type { Station } from '@hearth/cms/contract';
import { theHost, type Host } from '../host/host';
import { aPerson, aStation, call, type Answer, type Caller, type SignedIn } from '../host/people';
import { anOutsider } from './outsider';

type Attribute = {
  type: string;
  required?: boolean;
  enum?: string[];
  default?: unknown;
  target?: string;
  customField?: string;
  relation?: string;
};
type ContentType = {
  uid: string;
  kind: string;
  isDisplayed: boolean;
  options: { draftAndPublish?: boolean };
  attributes: Record<string, Attribute>;
};
type Document = { documentId: string; id: number; station: string };

let host: Host;
let near: Station;
let far: Station;
let outsider: SignedIn;
let insider: SignedIn;
let types: readonly ContentType[];

beforeAll(async () => {
  host = await theHost();
  near = await aStation(host).under('yunze').save();
  far = await aStation(host).under('yunze').save();
  outsider = await anOutsider(host, near.slug);
  insider = await anOutsider(host, far.slug);
  const { body } = await call(host, host, 'GET', '/content-manager/content-types');
  types = (body.data as ContentType[]).filter(
    ({ attributes, kind, isDisplayed }) => kind === 'collectionType' && isDisplayed && 'station' in attributes,
  );
}, 120_000);

let count = 0;
/** The least that a content type takes. */
function leastOf({ attributes }: ContentType): Record<string, unknown> {
  const wanted = Object.entries(attributes).filter(
    ([name, { required, default: given }]) => name !== 'station' && required === true && given === undefined,
  );
  return Object.fromEntries(
    wanted.map(([name, { type, enum: options }]) => {
      if (options) return [name, options[0]];
      if (type === 'integer' || type === 'decimal') return [name, 1];
      return [name, `word-${process.pid}-${(count += 1)}`];
    }),
  );
}

/** What can also be published: with text, and with something of the same station behind every relation. */
async function readyOf(type: ContentType): Promise<Record<string, unknown>> {
  const ready = leastOf(type);
  for (const [name, { type: kind, target }] of Object.entries(type.attributes)) {
    const pointed = types.find(({ uid }) => uid === target);
    if (kind === 'blocks') ready[name] = [{ type: 'paragraph', children: [{ type: 'text', text: '正文' }] }];
    if (pointed) ready[name] = { connect: [{ documentId: (await documentBy(insider, pointed)).documentId }] };
  }
  return ready;
}

const base = ({ uid }: ContentType): string => `/content-manager/collection-types/${uid}`;
const made = async (who: Caller, type: ContentType, change: object = {}): Promise<Answer> =>
  call(host, who, 'POST', base(type), { ...leastOf(type), ...change });
const documentBy = async (who: Caller, type: ContentType): Promise<Document> => {
  const answer = await made(who, type);
  expect([type.uid, answer.status, answer.body.error]).toEqual([type.uid, 201, undefined]);
  return answer.body.data as Document;
};

/** Runs one case for every content type that has a station, those of later plugins among them. */
const each = async (work: (type: ContentType) => Promise<void>): Promise<void> => {
  for (const type of types) await work(type);
};

describe('documents of a station', () => {
  it('exist', () => {
    expect(types.map(({ uid }) => uid)).toEqual(
      expect.arrayContaining(['plugin::cms.manuscript', 'plugin::cms.column']),
    );
  });

  it('ask for their station by a list, never by a free text', () => {
    const asked = types.map(({ uid, attributes }) => [uid, attributes['station']?.customField]);
    expect(asked).toEqual(types.map(({ uid }) => [uid, 'plugin::cms.station']));
  });

  it('get the station of whoever makes them', () =>
    each(async (type) => {
      expect((await documentBy(insider, type)).station).toBe(far.slug);
    }));

  it('get it too when the field was left empty', () =>
    each(async (type) => {
      expect((await made(insider, type, { station: '' })).body.data.station).toBe(far.slug);
    }));

  it('are made by people above for a station below when they say so', () =>
    each(async (type) => {
      expect((await made(host, type, { station: far.slug })).body.data.station).toBe(far.slug);
    }));

  it.each(['far', 'nowhere', 7])('are not made for another station (%s)', (wanted) =>
    each(async (type) => {
      const station = wanted === 'far' ? far.slug : wanted;
      expect((await made(outsider, type, { station })).status).toBe(403);
    }),
  );

  it('stay with their station', () =>
    each(async (type) => {
      const { documentId } = await documentBy(insider, type);
      const moved = await call(host, host, 'PUT', `${base(type)}/${documentId}`, { station: near.slug });
      expect(moved.status).toBe(403);
      const kept = await call(host, insider, 'PUT', `${base(type)}/${documentId}`, {
        ...leastOf(type),
        station: far.slug,
        ...(type.uid.endsWith('.manuscript') && { revision: 1 }),
      });
      expect(kept.body.data.station).toBe(far.slug);
    }));

  it('keep their station in another language', () =>
    each(async (type) => {
      const { documentId } = await documentBy(insider, type);
      const english = await call(host, host, 'PUT', `${base(type)}/${documentId}?locale=en`, leastOf(type));
      expect([type.uid, english.status, english.body.data?.station]).toEqual([type.uid, 200, far.slug]);
    }));
});

/** Every way on which the content manager reaches one document, as the requests it makes. */
const WAYS: readonly [string, (type: ContentType, id: string) => [Parameters<typeof call>[2], string, unknown?]][] = [
  ['read', (type, id) => ['GET', `${base(type)}/${id}`]],
  ['read in another language', (type, id) => ['GET', `${base(type)}/${id}?locale=en`]],
  ['update', (type, id) => ['PUT', `${base(type)}/${id}`, leastOf(type)]],
  ['translate', (type, id) => ['PUT', `${base(type)}/${id}?locale=en`, leastOf(type)]],
  ['delete', (type, id) => ['DELETE', `${base(type)}/${id}`]],
  ['delete in all languages', (type, id) => ['DELETE', `${base(type)}/${id}?locale=*`]],
  ['clone', (type, id) => ['POST', `${base(type)}/clone/${id}`, leastOf(type)]],
  ['clone as it is', (type, id) => ['POST', `${base(type)}/auto-clone/${id}`, {}]],
  ['bulk delete', (type, id) => ['POST', `${base(type)}/actions/bulkDelete`, { documentIds: [id] }]],
  ['count its drafts', (type, id) => ['GET', `${base(type)}/${id}/actions/countDraftRelations`]],
];
const PUBLISHING: typeof WAYS = [
  ['publish', (type, id) => ['POST', `${base(type)}/${id}/actions/publish`, leastOf(type)]],
  ['unpublish', (type, id) => ['POST', `${base(type)}/${id}/actions/unpublish`, {}]],
  ['unpublish and forget', (type, id) => ['POST', `${base(type)}/${id}/actions/unpublish`, { discardDraft: true }]],
  ['discard', (type, id) => ['POST', `${base(type)}/${id}/actions/discard`, {}]],
  ['bulk publish', (type, id) => ['POST', `${base(type)}/actions/bulkPublish`, { documentIds: [id] }]],
  ['bulk unpublish', (type, id) => ['POST', `${base(type)}/actions/bulkUnpublish`, { documentIds: [id] }]],
];

describe('somebody of another station, with every permission', () => {
  it.each([...WAYS, ...PUBLISHING])('cannot %s', async (way, request) => {
    await each(async (type) => {
      if (PUBLISHING.some(([one]) => one === way) && !type.options.draftAndPublish) return;
      const { documentId } = (await made(insider, type, await readyOf(type))).body.data as Document;
      if (type.options.draftAndPublish) {
        const published = await call(host, insider, 'POST', `${base(type)}/${documentId}/actions/publish`, {});
        expect([type.uid, published.status, published.body.error]).toEqual([type.uid, 200, undefined]);
        if (way.includes('publish') && !way.includes('unpublish')) {
          await call(host, insider, 'PUT', `${base(type)}/${documentId}`, leastOf(type));
        }
      }
      const before = await call(host, insider, 'GET', `${base(type)}/${documentId}`);
      const { status } = await call(host, outsider, ...request(type, documentId));
      expect([type.uid, [400, 403, 404].includes(status), status]).toEqual([type.uid, true, status]);
      expect((await call(host, insider, 'GET', `${base(type)}/${documentId}`)).body.data).toEqual(before.body.data);
    });
  });

  it('finds nothing in lists, whatever is asked for', async () => {
    await each(async (type) => {
      const { documentId, id } = await documentBy(insider, type);
      const asks: [Parameters<typeof call>[2], string, unknown?][] = [
        ['GET', `${base(type)}?pageSize=100&sort=id:DESC`],
        ['GET', `${base(type)}?filters[station][$eq]=${far.slug}`],
        [
          'GET',
          `${base(type)}?filters[$or][0][station][$eq]=${far.slug}&filters[$or][1][documentId][$eq]=${documentId}`,
        ],
        ['GET', `${base(type)}?filters[id][$eq]=${id}`],
        ['POST', `${base(type)}/actions/bulkFindForValidation`, { documentIds: [documentId] }],
        ['GET', '/content-manager/homepage/recent-documents?action=update'],
      ];
      for (const ask of asks) {
        const answer = await call(host, outsider, ...ask);
        expect([ask[1], JSON.stringify(answer.body).includes(documentId)]).toEqual([ask[1], false]);
      }
    });
  });

  it('points at nothing of it, in any of Strapi’s spellings', async () => {
    await each(async (type) => {
      for (const [name, { type: kind, target }] of Object.entries(type.attributes)) {
        const pointed = types.find(({ uid }) => uid === target);
        if (kind !== 'relation' || !pointed) continue;
        const { documentId, id } = await documentBy(insider, pointed);
        const spellings = [
          documentId,
          id,
          [documentId],
          { connect: [{ documentId }] },
          { connect: [{ id }] },
          { set: [{ id, documentId: 'x' }] },
        ];
        const mine = await documentBy(outsider, type);
        for (const spelling of spellings) {
          expect((await made(outsider, type, { [name]: spelling })).status).toBe(403);
          const body = { ...leastOf(type), [name]: spelling };
          expect((await call(host, outsider, 'PUT', `${base(type)}/${mine.documentId}`, body)).status).toBe(403);
        }
        const offered = await call(
          host,
          outsider,
          'GET',
          `/content-manager/relations/${type.uid}/${name}?pageSize=100`,
        );
        // Strapi answers from the table itself here; the condition of the roles is what keeps it to one's own station.
        expect([200, 403]).toContain(offered.status);
      }
    });
  });
});

describe('the roles of a station, as the house grants them', () => {
  it('offer only what one’s own station has, where Strapi asks the table itself', async () => {
    const chief = await aPerson(host).role('chief-editor').at(near.slug).signedIn();
    await each(async (type) => {
      const foreign = await documentBy(insider, type);
      const list = await call(host, chief, 'GET', `${base(type)}?pageSize=100`);
      expect(JSON.stringify(list.body)).not.toContain(foreign.documentId);
      for (const [name, { type: kind, target }] of Object.entries(type.attributes)) {
        const pointed = types.find(({ uid }) => uid === target);
        if (kind !== 'relation' || !pointed) continue;
        const theirs = await documentBy(insider, pointed);
        const offered = await call(host, chief, 'GET', `/content-manager/relations/${type.uid}/${name}?pageSize=100`);
        expect(offered.status).toBe(200);
        expect(JSON.stringify(offered.body)).not.toContain(theirs.documentId);
      }
    });
  });
});
