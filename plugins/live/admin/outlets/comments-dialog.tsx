import { useState } from 'react';
import { Button, TextInput } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Outlet } from '../../contract';
import { useSay, type Typed } from '../numbers/words';

type Props = { readonly outlet: Outlet; readonly onClose: () => void; readonly onDone: () => void };

const VIDEO = /^[A-Za-z0-9_-]{11}$/;

/** Says of which video the comments are read, and by which key, which nobody is shown again. */
export function CommentsDialog({ outlet: { id, session, comments }, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [place, setPlace] = useState(comments?.place ?? '');
  const [key, setKey] = useState('');
  const path = `/live/numbers/${session}/outlets/${id}/comments`;
  const finish = (isDone: unknown): void => {
    if (!isDone) return;
    onDone();
    onClose();
  };
  const send = async (): Promise<void> => {
    const typed = key.trim();
    const body = { place: place.trim(), key: typed === '' ? null : typed, version: comments?.version ?? 0 };
    finish(await act({ method: 'put', path, body }));
  };
  return (
    <FormDialog
      title={say('numbers.outlets.comments')}
      action={say('numbers.outlets.comments.read')}
      busy={busy}
      canSend={VIDEO.test(place.trim()) && (comments !== null || key.trim().length >= 20)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('numbers.outlets.comments.video')} hint={say('numbers.outlets.comments.video.hint')} required>
        <TextInput maxLength={11} value={place} onChange={({ target }: Typed) => setPlace(target.value)} />
      </Row>
      <Row
        label={say('numbers.outlets.comments.key')}
        hint={say(comments ? 'numbers.outlets.comments.key.kept' : 'numbers.outlets.comments.key.hint')}
      >
        <TextInput
          type="password"
          autoComplete="off"
          maxLength={200}
          value={key}
          onChange={({ target }: Typed) => setKey(target.value)}
        />
      </Row>
      {comments && (
        <Button variant="danger-light" disabled={busy} onClick={() => void act({ method: 'del', path }).then(finish)}>
          {say('numbers.outlets.comments.leave')}
        </Button>
      )}
    </FormDialog>
  );
}
