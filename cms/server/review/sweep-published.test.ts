import fc from 'fast-check';
import type { Published } from '../revisions/draft-store';
import { hashOfContent } from '../revisions/revision.rules';
import { sweepPublished } from './sweep-published';

const content = (title: string) => ({ title }) as unknown as Published['content'];

const row = (id: number, released: 'its words' | 'other words' | 'nothing'): Published => ({
  ...{ id, documentId: `m${id}`, locale: 'zh-Hans', station: 'yunze', columnId: '', title: `t${id}`, numbered: 1 },
  content: content(`t${id}`),
  released: { 'its words': hashOfContent(content(`t${id}`)), 'other words': 'another hash', nothing: null }[released],
});

it('finds, batch by batch, exactly what its newest release does not explain, however ids are spread', async () => {
  const kind = fc.constantFrom('its words', 'its words', 'its words', 'other words', 'nothing');
  // More than two batches, with gaps between the ids as deleting leaves them.
  const lists = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), kind), {
    minLength: 0,
    maxLength: 1_300,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(lists, async (steps) => {
      let id = 0;
      const rows = steps.map(([gap, released]) => row((id += gap), released as 'its words'));
      const told: unknown[] = [];
      const found = await sweepPublished({
        read: undefined as never,
        drafts: {
          publishedAfter: (_read, { after, limit }) =>
            Promise.resolve(rows.filter((one) => one.id > after).slice(0, limit)),
        },
        log: { error: (_words: string, facts: object) => void told.push(facts) } as never,
      });
      const wrong = rows.filter(({ released, content: words }) => released !== hashOfContent(words));
      expect(found.map(({ documentId }) => documentId)).toEqual(wrong.map(({ documentId }) => documentId));
      expect(told).toHaveLength(wrong.length);
    }),
    { numRuns: 30 },
  );
});
