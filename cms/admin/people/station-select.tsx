import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Station } from '../../contract';
import { Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';

type Props = {
  readonly value: string;
  readonly stations: readonly Station[];
  readonly onChange: (station: string) => void;
};

/** Chooses one of the stations that one sees. */
export function StationSelect({ value, stations, onChange }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  return (
    <Row label={formatMessage({ id: 'cms.people.station' })} required>
      <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
        {stations.map(({ slug, name }) => (
          <SingleSelectOption key={slug} value={slug}>
            {spoken(name)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Row>
  );
}
