import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading, useSpoken, type Both } from '@hearth/cms/reach';
import type { LiveClip, SendClip } from '../../contract';
import { useSay, type Typed } from '../numbers/words';

type Props = { readonly clip: LiveClip; readonly onClose: () => void; readonly onDone: () => void };

/** What planning pages know of columns; of all that they are told, this is what counts here. */
type PlanningDesk = { readonly columns: readonly { readonly id: string; readonly name: Both }[] };

/** Hands a clip to the kitchen as a draft. It is reviewed there like everything else, and carries its mark. */
export function SendDialog({ clip, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const desk = useReading<PlanningDesk>('/cms/topics/desk');
  const [words, setWords] = useState('');
  const [column, setColumn] = useState('');
  const send = async (): Promise<void> => {
    const body: SendClip = { version: clip.version, words: words.trim(), column: column === '' ? null : column };
    if (!(await act({ method: 'post', path: `/live/clips/${clip.id}/send`, body }))) return;
    onDone();
    onClose();
  };
  const columns = desk.value?.columns ?? [];
  return (
    <FormDialog
      title={say('numbers.clips.send')}
      action={say('numbers.clips.send')}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>
        {clip.isAd ? `${say('numbers.clips.ad')} ` : ''}
        {clip.title}
      </Typography>
      {columns.length > 0 && (
        <Choice
          label={say('numbers.clips.column')}
          value={column}
          options={[
            ['', say('numbers.clips.column.none')],
            ...columns.map(({ id, name }) => [id, spoken(name)] as const),
          ]}
          onChange={setColumn}
        />
      )}
      <Row label={say('numbers.clips.words')} hint={say('numbers.clips.words.hint')}>
        <Textarea maxLength={1_000} value={words} onChange={({ target }: Typed) => setWords(target.value)} />
      </Row>
      <Typography variant="pi" textColor="neutral600">
        {say('numbers.clips.send.about')}
      </Typography>
    </FormDialog>
  );
}
