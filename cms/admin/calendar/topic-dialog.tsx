import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Occurrence, Topic } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useDesk, useNames } from '../topics/desk';
import { SimilarHints } from '../topics/similar-hints';
import { useSay } from './words';

type Props = { readonly one: Occurrence; readonly onDone: (changed: boolean) => void };

/** Makes a topic of an occurrence, planned for when it is. Topics that read alike are shown before. */
export function TopicDialog({ one, onDone }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const { columns } = useDesk();
  const names = useNames();
  const [column, setColumn] = useState('');
  const here = columns.filter(({ station }) => station === one.station);
  const make = async (): Promise<void> => {
    const body = { at: one.at, column: column === '' ? null : column };
    const done = await act<{ topic: Topic }>({ method: 'post', path: `/cms/happenings/${one.happening}/topic`, body });
    if (!done) return;
    onDone(true);
    navigate(`/plugins/cms/topics?open=${done.value.topic.id}`);
  };
  return (
    <FormDialog
      title={say('topic.make')}
      action={say('topic.make')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void make()}
    >
      <SimilarHints text={one.title} />
      <Choice
        label={say('field.column')}
        value={column === '' ? 'none' : column}
        options={[
          ['none', say('field.column.none')],
          ...here.map(({ id }): [string, string] => [id, names.column(id)]),
        ]}
        onChange={(chosen) => setColumn(chosen === 'none' ? '' : chosen)}
      />
    </FormDialog>
  );
}
