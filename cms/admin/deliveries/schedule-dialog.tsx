import { useState } from 'react';
import type { Channel } from '../../contract';
import { EmbargoFields } from '../channels/embargo-fields';
import { MissedFields } from '../channels/missed-fields';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { MomentField } from '../topics/moment-field';
import type { DialogProps } from './reason-dialog';
import { ReasonField } from './reason-field';
import { useSay } from './words';

/** Sets when one edition goes out, what holds it back, and when it ends; of what is out already only the end. */
export function ScheduleDialog({ delivery, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const isOut = delivery.state === 'live';
  const [draft, setDraft] = useState({
    ...{ dueAt: delivery.dueAt, endsAt: delivery.endsAt, embargo: delivery.embargo, missed: delivery.missed },
    reason: '',
  });
  const channels = useReading<{ channels: Channel[] }>('/cms/channels').value?.channels ?? [];
  const others = channels
    .filter(
      ({ id, station, locale }) =>
        id !== delivery.channel.id && station === delivery.station && locale === delivery.locale,
    )
    .map(({ id, name }) => [id, name] as const);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const send = async (): Promise<void> => {
    const body = { ...draft, reason: draft.reason.trim(), version: delivery.version };
    if (await act({ method: 'post', path: `/cms/deliveries/${delivery.id}/schedule`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('deed.schedule')}
      action={say('deed.schedule')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {!isOut && (
        <>
          <MomentField
            label={say('due')}
            value={draft.dueAt}
            required
            onChange={(dueAt) => dueAt && change({ dueAt })}
          />
          <EmbargoFields value={draft.embargo} others={others} onChange={(embargo) => change({ embargo })} />
          <MissedFields value={draft.missed} onChange={(missed) => change({ missed })} />
        </>
      )}
      <MomentField label={say('ends.optional')} value={draft.endsAt} onChange={(endsAt) => change({ endsAt })} />
      <ReasonField value={draft.reason} onChange={(reason) => change({ reason })} />
    </FormDialog>
  );
}
