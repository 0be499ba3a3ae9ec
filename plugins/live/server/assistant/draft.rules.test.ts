import fc from 'fast-check';
import type { DraftFacts } from '../../contract';
import { ORANGES } from '../robots/testing/some-goods';
import { draftFrom, provedOnly, secondsOf } from './draft.rules';
import { createScriptDrafts } from './script-drafts';

const BEATS = ['hook', 'origin', 'proof', 'taste', 'offer', 'rule', 'close'];
const claims = [
  { id: 'c1', text: '农残 68 项未检出', kind: 'number' },
  { id: 'c2', text: '产自海拔 400 米的坡地', kind: 'origin' },
  { id: 'c3', text: '吃了润肺止咳', kind: 'effect' },
  { id: 'c4', text: '比上周便宜 6 元', kind: 'price' },
];
const facts: DraftFacts = {
  ...{ title: '云泽脐橙', seconds: 180, goods: ORANGES, claims, promise: '付款后 48 小时内发货' },
};

it('goes through all beats in their order, each claim in its own words and by its number', () => {
  const draft = draftFrom(facts);
  const beats = draft.map(({ beat }) => BEATS.indexOf(beat));
  expect(beats).toEqual([...beats].sort((one, other) => one - other));
  expect(new Set(draft.map(({ beat }) => beat))).toEqual(new Set(BEATS));
  expect(draft.filter(({ claims: made }) => made.length > 0)).toEqual([
    { beat: 'origin', text: '产自海拔 400 米的坡地。', claims: ['c2'] },
    { beat: 'proof', text: '农残 68 项未检出。', claims: ['c1'] },
  ]);
  expect(draft.map(({ text }) => text).join('')).not.toMatch(/润肺|便宜/);
});

it('leaves claims out that the time does not hold', () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ id: `m${at}`, text: '农残 68 项未检出', kind: 'number' }));
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 600 }), (seconds) => {
      expect(secondsOf(draftFrom({ ...facts, claims: many, seconds }))).toBeLessThanOrEqual(seconds + 2);
    }),
  );
});

it('drops what a driver claims that nobody proved', async () => {
  const invented = [
    { beat: 'proof', text: '农残未检出。', claims: ['c1'] },
    { beat: 'proof', text: '全国第一。', claims: ['c9'] },
  ] as const;
  expect(provedOnly(invented, facts)).toEqual([invented[0]]);
  const drafts = createScriptDrafts();
  expect(await drafts.draft(facts)).toEqual({ driver: 'template', sentences: draftFrom(facts) });
  drafts.use({ name: 'a-model', draft: () => Promise.resolve(invented) });
  expect(await drafts.draft(facts)).toEqual({ driver: 'a-model', sentences: [invented[0]] });
});
