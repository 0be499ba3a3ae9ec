import type { Database } from '@hearth/cms/platform';
import { err, unwrap } from '@hearth/cms/kernel';
import type { SpokenClaim } from '@hearth/vetting/contract';
import { operator, stranger } from '../robots/testing/a-robot-house';
import { ORANGES, PRODUCT } from '../robots/testing/some-goods';
import { draftScript, type DraftDeps } from './draft-script';
import { createScriptDrafts } from './script-drafts';

const claim = (id: string, text: string, more: Partial<SpokenClaim> = {}): SpokenClaim => ({
  ...{ id, product: PRODUCT, text, standing: 'supported', endsSoon: false, reasons: [] },
  ...more,
});
const live = {
  ...{ id: 's1', station: 'yunze', title: '脐橙专场', room: 'r1', streamingRoom: null },
  ...{ state: 'planned' as const, isRehearsal: false },
};
const lines = [
  { id: 'i1', title: '上坞脐橙', seconds: 180, product: PRODUCT },
  { id: 'i2', title: '开场', seconds: 60, product: null },
];
const deps: DraftDeps = {
  // Nothing is read by this test but what is said here.
  database: {} as unknown as Database,
  lives: { of: (id) => Promise.resolve(id === live.id ? live : undefined), lines: () => Promise.resolve(lines) },
  goods: { of: () => Promise.resolve(new Map([[PRODUCT, ORANGES]])) },
  proof: {
    of: () =>
      Promise.resolve([
        claim('c1', '农残 68 项未检出'),
        claim('c2', '可溶性固形物 13.2%', { reasons: ['paper-expired'] }),
        claim('c3', '吃了润肺止咳'),
        claim('c4', '全国最甜', { standing: 'forbidden' }),
      ]),
  },
  drafts: createScriptDrafts(),
};

it('says what is proved today and nothing else', async () => {
  const { driver, sentences } = unwrap(await draftScript(deps, operator, { id: 's1', item: 'i1' }));
  expect([driver, sentences.flatMap(({ claims }) => claims)]).toEqual(['template', ['c1']]);
  expect(sentences.map(({ text }) => text).join('')).not.toMatch(/润肺|最甜|固形物/);
});

it('is refused where there is nothing to speak of', async () => {
  expect(await draftScript(deps, stranger, { id: 's1', item: 'i1' })).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
  expect(await draftScript(deps, operator, { id: 's2', item: 'i1' })).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
  expect(await draftScript(deps, operator, { id: 's1', item: 'i9' })).toEqual(err('ROBOTS.ITEM_NOT_FOUND'));
  expect(await draftScript(deps, operator, { id: 's1', item: 'i2' })).toEqual(err('ROBOTS.NOTHING_TO_SAY'));
  const gone = { ...deps, goods: { of: () => Promise.resolve(new Map()) } };
  expect(await draftScript(gone, operator, { id: 's1', item: 'i1' })).toEqual(err('ROBOTS.NOTHING_TO_SAY'));
});
