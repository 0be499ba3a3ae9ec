import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import type { Happening, HappeningEvent, Occurrence } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

/** A move that waits for its words: of one occurrence, or of the whole series. */
export type Asked = { readonly move: HappeningEvent; readonly whole: boolean };

type Typed = { readonly target: { readonly value: string } };
type Props = {
  readonly one: Occurrence;
  readonly event: Happening;
  readonly asked: Asked;
  readonly onDone: (changed: boolean) => void;
};

/** Puts an event off, cancels it or brings it back: what it is instead, and why. */
export function MoveDialog({ one, event, asked: { move, whole }, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [starts, setStarts] = useState('');
  const [reason, setReason] = useState('');
  const isSingle = !whole && one.repeats;
  const title = say(one.repeats ? `move.${move}.${whole ? 'all' : 'one'}` : `move.${move}`);
  const send = async (): Promise<void> => {
    const body = {
      event: move,
      version: event.version,
      reason: reason.trim(),
      ...(isSingle ? { at: one.at } : {}),
      ...(move === 'postpone' ? { starts: starts.slice(0, 16) } : {}),
    };
    if (await act({ method: 'post', path: `/cms/happenings/${event.id}/move`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={title}
      action={title}
      busy={busy}
      canSend={move !== 'postpone' || starts !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      {one.topic !== null && move !== 'restore' && (
        <Typography textColor="warning600">{say('move.hasTopic')}</Typography>
      )}
      {move === 'postpone' && (
        <Row label={say('field.instead')} required>
          <TextInput type="datetime-local" value={starts} onChange={({ target }: Typed) => setStarts(target.value)} />
        </Row>
      )}
      <Row label={say('field.reason')}>
        <TextInput value={reason} maxLength={200} onChange={({ target }: Typed) => setReason(target.value)} />
      </Row>
    </FormDialog>
  );
}
