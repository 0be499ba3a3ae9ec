import { drawPanel, poolHash, rankPool, refillSeat, seedCommitment } from '../../contract';
import { checkDraw } from './check-draw.rules';

const seed = 'f'.repeat(64);
const pool = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((person, index) => ({
  person,
  name: '',
  outside: index % 3 === 0,
}));
const drawn = (drawPanel(seed, pool, 3) ?? []).map(({ person }) => ({ person, state: 'asked' as const }));
const published = {
  seed,
  seedCommitment: seedCommitment(seed),
  pool,
  poolHash: poolHash(pool),
  seats: 3,
  panel: drawn,
};
const next = () => {
  const [first, ...rest] = drawn;
  const found = refillSeat(seed, pool, { sitting: rest.map(({ person }) => person), left: [first!.person] });
  return [{ ...first!, state: 'recused' as const }, ...rest, { person: found!.person, state: 'asked' as const }];
};
const stranger = rankPool(seed, pool).at(-1)!.person;

it.each([
  ['a draw', published, { seed: true, pool: true, panel: true }],
  ['a draw of which one left', { ...published, panel: next() }, { seed: true, pool: true, panel: true }],
  ['another seed', { ...published, seed: '0'.repeat(64) }, { seed: false }],
  [
    'a pool that somebody came into later',
    { ...published, pool: [...pool, { person: 'z', name: '', outside: true }] },
    { pool: false },
  ],
  [
    'a panel with somebody else',
    { ...published, panel: [...drawn.slice(1), { person: stranger, state: 'asked' as const }] },
    { panel: false },
  ],
  [
    'somebody more',
    { ...published, panel: [...drawn, { person: stranger, state: 'asked' as const }] },
    { panel: false },
  ],
])('finds whether it holds: %s', (_what, draw, holds) => {
  expect(checkDraw(draw)).toMatchObject(holds);
});

it('has nothing to check before the seed is open', () => {
  expect(checkDraw({ ...published, seed: null, pool: null })).toBeUndefined();
});
