import { drawPanel, poolHash, refillSeat, seedCommitment, type Round } from '../../contract';

type Published = Pick<Round, 'seed' | 'seedCommitment' | 'pool' | 'poolHash' | 'seats'> & {
  readonly panel: readonly Pick<Round['panel'][number], 'person' | 'state'>[];
};

/** What of a draw holds: the seed is the one that was promised, the pool is the one that was closed, everybody who was asked was next. */
export type CheckedDraw = { readonly seed: boolean; readonly pool: boolean; readonly panel: boolean };

/** Makes a draw again from what is published; undefined while there is none. */
export function checkDraw({
  seed,
  seedCommitment: promised,
  pool,
  poolHash: closed,
  seats,
  panel,
}: Published): CheckedDraw | undefined {
  if (seed === null || pool === null) return undefined;
  const asked = new Set(panel.map(({ person }) => person));
  return {
    seed: seedCommitment(seed) === promised,
    pool: poolHash(pool) === closed,
    panel: isReachable({
      seed,
      pool,
      seats,
      asked,
      left: panel.filter(({ state }) => state === 'recused' || state === 'released'),
    }),
  };
}

type Asked = {
  readonly seed: string;
  readonly pool: NonNullable<Published['pool']>;
  readonly seats: number;
  readonly asked: ReadonlySet<string>;
  readonly left: readonly { readonly person: string }[];
};

/**
 * Whether those who were asked are the first panel and whoever followed those who left. In which order they left is not published, so each
 * order is tried until one fits; few leave a panel.
 */
function isReachable({ seed, pool, seats, asked, left }: Asked): boolean {
  const first = drawPanel(seed, pool, seats)?.map(({ person }) => person);
  if (!first?.every((person) => asked.has(person))) return false;
  const follow = (sitting: readonly string[], gone: readonly string[]): boolean => {
    if (gone.length === left.length) return sitting.length + gone.length === asked.size;
    return left.some(({ person }) => {
      if (!sitting.includes(person)) return false;
      const [stay, away] = [sitting.filter((one) => one !== person), [...gone, person]];
      const next = refillSeat(seed, pool, { sitting: stay, left: away });
      if (next && !asked.has(next.person)) return false;
      return follow(next ? [...stay, next.person] : stay, away);
    });
  };
  return follow(first, []);
}
