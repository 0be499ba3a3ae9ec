import { monthOf } from './month.rules';
import type { PointsDeps } from './points-deps';

/** The month into which a grading is dated now; a station without books has the month open that it is, as soon as somebody posts. */
export async function openMonth(
  deps: Pick<PointsDeps, 'database' | 'months' | 'time'>,
  station: string,
): Promise<string> {
  const kept = await deps.months.all(deps.database.read, station);
  return kept.find(({ closedAt }) => closedAt === null)?.month ?? monthOf(await deps.time.now());
}
