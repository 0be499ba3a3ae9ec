import { SingleSelectOption } from '@strapi/design-system';
import { Narrow } from '../reach/filters';
import { useDesk, useNames } from './desk';
import { useSay } from './words';

type Props = { readonly value: string; readonly onChange: (value: string) => void };

/** Narrows a list to one of the stations that one sees; who sees one only has nothing to choose. */
export function StationFilter({ value, onChange }: Props) {
  const say = useSay();
  const { stations } = useDesk();
  const names = useNames();
  if (stations.length < 2) return null;
  return (
    <Narrow label={say('filter.station')} value={value} onChange={onChange}>
      <SingleSelectOption value="">{say('filter.station.all')}</SingleSelectOption>
      {stations.map(({ slug }) => (
        <SingleSelectOption key={slug} value={slug}>
          {names.station(slug)}
        </SingleSelectOption>
      ))}
    </Narrow>
  );
}

/** Narrows a list to one of the columns of a station, or of all. */
export function ColumnFilter({ station, value, onChange }: Props & { readonly station: string }) {
  const say = useSay();
  const { columns } = useDesk();
  const names = useNames();
  const here = columns.filter((column) => station === '' || column.station === station);
  return (
    <Narrow label={say('field.column')} value={value} onChange={onChange}>
      <SingleSelectOption value="">{say('filter.column.all')}</SingleSelectOption>
      {here.map(({ id }) => (
        <SingleSelectOption key={id} value={id}>
          {names.column(id)}
        </SingleSelectOption>
      ))}
    </Narrow>
  );
}
