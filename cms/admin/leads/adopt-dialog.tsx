import { useState } from 'react';
import { TextInput, Textarea } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { Topic } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { SimilarHints } from '../topics/similar-hints';
import { ColumnChoice } from './column-choice';
import type { LeadDialogProps } from './lead-deeds';
import { headOf } from './leads-query';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
const MOST = 80;

/** Makes a topic of a lead. Topics that read alike stand beside the title, so that nobody plans what is planned. */
export function AdoptDialog({ lead, onDone }: LeadDialogProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const [title, setTitle] = useState(headOf(lead).slice(0, MOST));
  const [angle, setAngle] = useState('');
  const [importance, setImportance] = useState(String(lead.importance));
  const [column, setColumn] = useState(lead.column ?? '');
  const adopt = async (): Promise<void> => {
    const words = { title: title.trim(), angle: angle.trim(), importance: Number(importance) };
    const body = { ...words, column: column === '' ? null : column, version: lead.version };
    const done = await act<{ topic: Topic }>({ method: 'post', path: `/cms/leads/${lead.id}/adopt`, body });
    if (!done) return;
    onDone(true);
    navigate(`/plugins/cms/topics?open=${done.value.topic.id}`);
  };
  return (
    <FormDialog
      title={say('event.adopt')}
      action={say('event.adopt')}
      busy={busy}
      canSend={title.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void adopt()}
    >
      <Row label={say('field.title')} required>
        <TextInput value={title} maxLength={MOST} required onChange={({ target }: Typed) => setTitle(target.value)} />
      </Row>
      <SimilarHints text={title} />
      <Row label={say('field.angle')} hint={say('field.angle.hint')}>
        <Textarea value={angle} maxLength={2000} onChange={({ target }: Typed) => setAngle(target.value)} />
      </Row>
      <ColumnChoice station={lead.station} value={column} onChange={setColumn} />
      <Choice
        label={say('field.importance')}
        value={importance}
        options={[
          ['1', say('importance.1')],
          ['2', say('importance.2')],
          ['3', say('importance.3')],
        ]}
        onChange={setImportance}
      />
    </FormDialog>
  );
}
