import { useState } from 'react';
import { NumberInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Keeping } from '../../contract';
import { useSay } from '../words';

type Props = {
  readonly room: string;
  readonly keeping: Keeping;
  readonly usualDays: number | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const isNumberOfDays = (days: number | undefined): boolean =>
  days !== undefined && Number.isInteger(days) && days >= 1 && days <= 36_500;

/** How long a room keeps its recordings; those that it has follow. */
export function KeepingDialog({ room, keeping, usualDays, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [how, setHow] = useState(typeof keeping === 'number' ? 'days' : keeping);
  const [days, setDays] = useState<number | undefined>(typeof keeping === 'number' ? keeping : (usualDays ?? 90));
  const isGood = how !== 'days' || isNumberOfDays(days);
  const send = async (): Promise<void> => {
    const body = { keeping: how === 'days' ? days : how };
    if (!(await act({ method: 'put', path: `/streaming/rooms/${room}/keeping`, body }))) return;
    onDone();
    onClose();
  };
  const usual = usualDays === null ? say('keeping.usual.forever') : say('keeping.usual', { days: usualDays });
  const options: readonly [string, string][] = [
    ['usual', usual],
    ['days', say('keeping.own')],
    ['for-ever', say('keeping.always')],
  ];
  return (
    <FormDialog
      title={say('keeping.change')}
      action={say('keeping.change')}
      busy={busy}
      canSend={isGood}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('keeping.about')}</Typography>
      <Choice label={say('keeping.how')} value={how} options={options} onChange={setHow} />
      {how === 'days' && (
        <Row label={say('keeping.number')} required>
          <NumberInput {...(days === undefined ? {} : { value: days })} onValueChange={(value) => setDays(value)} />
        </Row>
      )}
    </FormDialog>
  );
}
