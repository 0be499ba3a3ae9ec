import { useState } from 'react';
import { SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Station } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { lastMonth, momentOf } from './days';
import { useColumns } from './use-columns';
import { useSay } from './words';

type Props = { readonly own: string; readonly stations: readonly Station[]; readonly onDone: () => void };

/** Ids of columns are never this short. */
const ALL = 'all';

/** Which time of which station, of one column or of all; the month that is over stands there already. */
export function OrderDialog({ own, stations, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [{ station, column }, setPlace] = useState<Where>({ station: own, column: ALL });
  const [days, setDays] = useState(() => lastMonth(new Date()));
  const order = async (): Promise<void> => {
    const body = {
      station,
      column: column === ALL ? null : column,
      from: momentOf(days.from),
      until: momentOf(days.to, 1),
    };
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
      <Place value={{ station, column }} stations={stations} onChange={setPlace} />
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

type Where = { readonly station: string; readonly column: string };
type PlaceProps = {
  readonly value: Where;
  readonly stations: readonly Station[];
  readonly onChange: (where: Where) => void;
};

/** Which station, and all of it or one of its columns. */
function Place({ value: { station, column }, stations, onChange }: PlaceProps) {
  const say = useSay();
  const spoken = useSpoken();
  const { formatMessage } = useIntl();
  const columns = useColumns().filter((one) => one.station === station);
  return (
    <>
      {stations.length > 1 && (
        <Row label={formatMessage({ id: 'cms.people.station' })} required>
          <SingleSelect value={station} onChange={(chosen) => onChange({ station: String(chosen), column: ALL })}>
            {stations.map(({ slug, name }) => (
              <SingleSelectOption key={slug} value={slug}>
                {spoken(name)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Row>
      )}
      {columns.length > 0 && (
        <Choice
          label={say('order.column')}
          value={column}
          options={[[ALL, say('column.all')], ...columns.map(({ id, name }) => [id, spoken(name)] as const)]}
          onChange={(chosen) => onChange({ station, column: chosen })}
        />
      )}
    </>
  );
}
