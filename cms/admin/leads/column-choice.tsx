import type { Lead } from '../../contract';
import { Choice } from '../reach/choice';
import { useDesk, useNames } from '../topics/desk';
import { useSay } from './words';

type Props = {
  readonly station: Lead['station'];
  readonly value: string;
  readonly onChange: (column: string) => void;
};

/** One of the columns of a station, or none. */
export function ColumnChoice({ station, value, onChange }: Props) {
  const say = useSay();
  const { columns } = useDesk();
  const names = useNames();
  const here = columns.filter((column) => column.station === station);
  return (
    <Choice
      label={say('field.column')}
      value={value}
      options={[['', say('assign.noColumn')], ...here.map(({ id }): [string, string] => [id, names.column(id)])]}
      onChange={onChange}
    />
  );
}
