import { useState } from 'react';
import { SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Station } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { lastMonth, momentOf } from './days';
import { useSay } from './words';

type Props = { readonly own: string; readonly stations: readonly Station[]; readonly onDone: () => void };

/** Which time of which station; the month that is over stands there already. */
export function OrderDialog({ own, stations, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [station, setStation] = useState(own);
  const [days, setDays] = useState(() => lastMonth(new Date()));
  const order = async (): Promise<void> => {
    const body = { station, column: null, from: momentOf(days.from), until: momentOf(days.to, 1) };
    if (await act({ method: 'post', path: '/cms/inspection/packs', body })) onDone();
  };
  return (
    <FormDialog
      title={say('order')}
      action={say('order.send')}
      busy={busy}
      onClose={onDone}
      onSubmit={() => void order()}
    >
      {stations.length > 1 && (
        <Row label={formatMessage({ id: 'cms.people.station' })} required>
          <SingleSelect value={station} onChange={(chosen) => setStation(String(chosen))}>
            {stations.map(({ slug, name }) => (
              <SingleSelectOption key={slug} value={slug}>
                {spoken(name)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Row>
      )}
      {(['from', 'to'] as const).map((end) => (
        <Row key={end} label={say(`order.${end}`)} required>
          <TextInput
            type="date"
            required
            value={days[end]}
            onChange={({ target }: { target: { value: string } }) => setDays({ ...days, [end]: target.value })}
          />
        </Row>
      ))}
    </FormDialog>
  );
}
