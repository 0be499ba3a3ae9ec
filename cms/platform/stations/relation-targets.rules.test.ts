import { relationTargets, type Attribute } from './relation-targets.rules';

const MODELS: Record<string, Record<string, Attribute>> = {
  story: {
    title: { type: 'string' },
    column: { type: 'relation', target: 'column' },
    about: { type: 'relation' },
    cover: { type: 'media' },
    quote: { type: 'component', component: 'quote' },
    body: { type: 'dynamiczone', components: ['quote', 'picture'] },
  },
  quote: { of: { type: 'relation', target: 'story' }, inner: { type: 'component', component: 'picture' } },
  picture: { file: { type: 'media' } },
};

const targets = (data: unknown): readonly unknown[] => relationTargets('story', data, (uid) => MODELS[uid]);

describe('what a write would point at', () => {
  it.each<[string, unknown, readonly unknown[]]>([
    ['a document id', { column: 'abc' }, [{ uid: 'column', documentId: 'abc' }]],
    ['a row', { column: 7 }, [{ uid: 'column', id: 7 }]],
    ['a row as text', { column: '7' }, [{ uid: 'column', id: 7 }]],
    ['an object', { column: { documentId: 'abc' } }, [{ uid: 'column', documentId: 'abc' }]],
    [
      'both ids, of which one may lie',
      { column: { id: 7, documentId: 'abc' } },
      [
        { uid: 'column', documentId: 'abc' },
        { uid: 'column', id: 7 },
      ],
    ],
    [
      'a list',
      { column: ['abc', 7] },
      [
        { uid: 'column', documentId: 'abc' },
        { uid: 'column', id: 7 },
      ],
    ],
    ['connect', { column: { connect: [{ id: 7 }] } }, [{ uid: 'column', id: 7 }]],
    ['connect of one', { column: { connect: 'abc' } }, [{ uid: 'column', documentId: 'abc' }]],
    ['set', { column: { set: ['abc'] } }, [{ uid: 'column', documentId: 'abc' }]],
    [
      'a target named by the data',
      { about: { __type: 'column', documentId: 'abc' } },
      [{ uid: 'column', documentId: 'abc' }],
    ],
    ['a file', { cover: 3 }, [{ uid: 'plugin::upload.file', id: 3 }]],
    ['a component', { quote: { of: 'abc' } }, [{ uid: 'story', documentId: 'abc' }]],
    ['a component in a component', { quote: { inner: { file: 3 } } }, [{ uid: 'plugin::upload.file', id: 3 }]],
    [
      'a dynamic zone',
      {
        body: [
          { __component: 'quote', of: 'abc' },
          { __component: 'picture', file: 3 },
        ],
      },
      [
        { uid: 'story', documentId: 'abc' },
        { uid: 'plugin::upload.file', id: 3 },
      ],
    ],
  ])('reads %s', (_case, data, expected) => {
    expect(targets(data)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['no relation', { title: 'abc' }],
    ['a cut tie', { column: { disconnect: ['abc'] } }],
    ['an emptied relation', { column: null }],
    ['an empty list', { column: { set: [] } }],
    ['an attribute that does not exist', { nothing: 'abc' }],
    ['a component that does not exist', { body: [{ __component: 'none', of: 'abc' }] }],
  ])('finds nothing in %s', (_case, data) => {
    expect(targets(data)).toEqual([]);
  });
});
