import { useState, type ReactNode } from 'react';
import { TextInput, Textarea } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { Topic } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { SimilarHints } from '../topics/similar-hints';
import { TopicPicker } from '../topics/topic-picker';
import { ColumnChoice } from './column-choice';
import { ImportanceChoice } from './importance-choice';
import type { LeadDialogProps } from './lead-deeds';
import { headOf } from './leads-query';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };
const MOST = 80;

/** Adopts a lead: as a topic of its own, or into one that is there. */
export function AdoptDialog(props: LeadDialogProps) {
  const say = useSay();
  const [way, setWay] = useState<'new' | 'join'>('new');
  const choice = (
    <Choice
      label={say('adopt.way')}
      value={way}
      options={[
        ['new', say('adopt.new')],
        ['join', say('adopt.join')],
      ]}
      onChange={(chosen) => setWay(chosen === 'join' ? 'join' : 'new')}
    />
  );
  return way === 'new' ? <AsNew {...props} choice={choice} /> : <Joining {...props} choice={choice} />;
}

type WayProps = LeadDialogProps & { readonly choice: ReactNode };

/** Topics that read like the lead stand there already, any other is found by its words. */
function Joining({ lead, onDone, choice }: WayProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const [topic, setTopic] = useState<string>();
  const join = async (): Promise<void> => {
    const body = { version: lead.version, topic };
    if (!(await act({ method: 'post', path: `/cms/leads/${lead.id}/join`, body }))) return;
    onDone(true);
    navigate(`/plugins/cms/topics?open=${topic ?? ''}`);
  };
  return (
    <FormDialog
      title={say('event.adopt')}
      action={say('adopt.join')}
      busy={busy}
      canSend={topic !== undefined}
      onClose={() => onDone(false)}
      onSubmit={() => void join()}
    >
      {choice}
      <TopicPicker
        of={{ title: `${headOf(lead)} ${lead.text}`.slice(0, 300), station: lead.station }}
        hint={say('adopt.join.hint')}
        value={topic}
        onChange={({ id }) => setTopic(id)}
      />
    </FormDialog>
  );
}

/** Makes a topic of a lead. Topics that read alike stand beside the title, so that nobody plans what is planned. */
function AsNew({ lead, onDone, choice }: WayProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const [title, setTitle] = useState(headOf(lead).slice(0, MOST));
  const [angle, setAngle] = useState('');
  const [importance, setImportance] = useState<number>(lead.importance);
  const [column, setColumn] = useState(lead.column ?? '');
  const adopt = async (): Promise<void> => {
    const words = { title: title.trim(), angle: angle.trim(), importance };
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
      {choice}
      <Row label={say('field.title')} required>
        <TextInput value={title} maxLength={MOST} required onChange={({ target }: Typed) => setTitle(target.value)} />
      </Row>
      <SimilarHints text={title} />
      <Row label={say('field.angle')} hint={say('field.angle.hint')}>
        <Textarea value={angle} maxLength={2000} onChange={({ target }: Typed) => setAngle(target.value)} />
      </Row>
      <ColumnChoice station={lead.station} value={column} onChange={setColumn} />
      <ImportanceChoice value={importance} onChange={setImportance} />
    </FormDialog>
  );
}
