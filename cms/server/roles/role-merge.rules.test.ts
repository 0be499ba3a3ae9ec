import fc from 'fast-check';
import { mergeRole, type KeptGrant } from './role-merge.rules';

const grant = (action: string, fields: readonly string[] = []): KeptGrant => ({
  action,
  subject: null,
  properties: { fields },
  conditions: [],
});
const read = grant('read', ['title']);
const wider = grant('read', ['title', 'body']);
const narrow = grant('read', []);

describe('bringing a role up to date', () => {
  it.each<[string, Parameters<typeof mergeRole>[0], ReturnType<typeof mergeRole>]>([
    ['gives what is new', { current: [], last: [], wanted: [read] }, { add: [read], remove: [] }],
    ['does nothing twice', { current: [read], last: [read], wanted: [read] }, { add: [], remove: [] }],
    ['widens what it gave', { current: [read], last: [read], wanted: [wider] }, { add: [wider], remove: [read] }],
    ['takes back what it gave', { current: [read], last: [read], wanted: [] }, { add: [], remove: [read] }],
    [
      'does not give back what the station took away',
      { current: [], last: [read], wanted: [read] },
      { add: [], remove: [] },
    ],
    ['leaves what the station narrowed', { current: [narrow], last: [read], wanted: [wider] }, { add: [], remove: [] }],
    ['leaves what the station added', { current: [read], last: [], wanted: [] }, { add: [], remove: [] }],
    ['leaves what the station had before us', { current: [narrow], last: [], wanted: [read] }, { add: [], remove: [] }],
  ])('%s', (_case, now, expected) => {
    expect(mergeRole(now)).toEqual(expected);
  });

  const grants = fc
    .uniqueArray(fc.record({ action: fc.constantFrom('a', 'b', 'c'), fields: fc.subarray(['x', 'y', 'z']) }), {
      selector: ({ action }) => action,
    })
    .map((list) => list.map(({ action, fields }) => grant(action, fields)));

  const apply = (
    current: readonly KeptGrant[],
    { add, remove }: ReturnType<typeof mergeRole>,
  ): readonly KeptGrant[] => [...current.filter((one) => !remove.includes(one)), ...add];

  it('gives an untouched role exactly what is wanted', () => {
    fc.assert(
      fc.property(grants, grants, (last, wanted) => {
        const after = apply(last, mergeRole({ current: last, last, wanted }));
        const spelled = (list: readonly KeptGrant[]): string[] => list.map((one) => JSON.stringify(one)).sort();
        expect(spelled(after)).toEqual(spelled(wanted));
      }),
    );
  });

  it('settles: a second start finds nothing to do', () => {
    fc.assert(
      fc.property(grants, grants, grants, (current, last, wanted) => {
        const after = apply(current, mergeRole({ current, last, wanted }));
        expect(mergeRole({ current: after, last: wanted, wanted })).toEqual({ add: [], remove: [] });
      }),
    );
  });
});
