import type { ReviewRules, Station } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { useColumnNames } from './use-column-names';
import { useSay } from './words';

/** The rules of a station or of one column, as they hold now. */
export type Policy = {
  readonly station: string;
  readonly column: string | null;
  readonly version: number;
  readonly rules: ReviewRules;
  readonly by: string;
  readonly at: string;
};

/** Names rules by their station and column. */
export function usePolicyName(): (policy: Policy) => string {
  const say = useSay();
  const spoken = useSpoken();
  const columns = useColumnNames();
  const stations = useReading<{ readonly stations: readonly Station[] }>('/cms/stations').value?.stations ?? [];
  return ({ station, column }) => {
    const found = stations.find(({ slug }) => slug === station);
    return `${found ? spoken(found.name) : station} · ${column === null ? say('rules.whole') : columns(column)}`;
  };
}
