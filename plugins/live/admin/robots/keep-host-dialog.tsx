import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import type { Person } from '@hearth/cms/contract';
import { Choice, FormDialog, Row, useActing, useReading, useSpoken, type Both } from '@hearth/cms/reach';
import { hostKinds, hostTasks, type HostKind, type HostTask, type KeepHost } from '../../contract';
import { useSay } from './words';

type Props = { readonly session: string; readonly onClose: () => void; readonly onDone: () => void };
type Colleague = { readonly id: string; readonly name: Both };

const LABEL: NonNullable<KeepHost['label']> = { 'zh-Hans': 'AI 数字人主播', en: 'AI digital human' };

type Draft = {
  readonly kind: HostKind;
  readonly task: HostTask;
  readonly name: string;
  readonly label: typeof LABEL;
  readonly duty: string;
};

/** Enters a host; a machine takes a label and somebody who watches over it. */
export function KeepHostDialog({ session, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const colleagues = useColleagues();
  const [draft, setDraft] = useState<Draft>({ kind: 'human', task: 'speaks', name: '', label: LABEL, duty: '' });
  const change = (more: Partial<Draft>): void => setDraft({ ...draft, ...more });
  const { kind, task, name, label, duty } = draft;
  const isMachine = kind === 'digital-human';
  const onDuty = colleagues.find(({ id }) => id === duty);
  const send = async (): Promise<void> => {
    const person = onDuty ? { person: onDuty.id } : null;
    const body: KeepHost = { kind, task, name, label: isMachine ? label : null, duty: isMachine ? person : null };
    if (await act({ method: 'post', path: `/live/sessions/${session}/hosts`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('keep')}
      action={say('keep.save')}
      busy={busy}
      canSend={name.trim() !== '' && (!isMachine || onDuty !== undefined)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('keep.kind')}
        value={kind}
        options={hostKinds.map((one) => [one, say(`kind.${one}`)])}
        onChange={(value) => change({ kind: hostKinds.find((one) => one === value) ?? kind })}
      />
      <Choice
        label={say('keep.task')}
        value={task}
        options={hostTasks.map((one) => [one, say(`task.${one}`)])}
        onChange={(value) => change({ task: hostTasks.find((one) => one === value) ?? task })}
      />
      <Row label={say('keep.name')} required>
        <TextInput
          value={name}
          maxLength={40}
          onChange={({ target }: { target: { value: string } }) => change({ name: target.value })}
        />
      </Row>
      {isMachine && <MachineRows draft={draft} colleagues={colleagues} onChange={change} />}
    </FormDialog>
  );
}

type RowsProps = {
  readonly draft: Draft;
  readonly colleagues: readonly Colleague[];
  readonly onChange: (more: Partial<Draft>) => void;
};

function MachineRows({ draft: { label, duty }, colleagues, onChange }: RowsProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <>
      <Typography>{say('keep.machine')}</Typography>
      {(['zh-Hans', 'en'] as const).map((locale) => (
        <Row key={locale} label={say(`keep.label.${locale}`)} hint={say('keep.label.hint')} required>
          <TextInput
            value={label[locale]}
            maxLength={40}
            onChange={({ target }: { target: { value: string } }) =>
              onChange({ label: { ...label, [locale]: target.value } })
            }
          />
        </Row>
      ))}
      <Choice
        label={say('keep.duty')}
        hint={say('keep.duty.hint')}
        value={duty}
        options={[['', say('keep.duty.none')], ...colleagues.map(({ id, name }) => [id, spoken(name)] as const)]}
        onChange={(value) => onChange({ duty: value })}
      />
    </>
  );
}

/** Who can stand on a post of one's own station; oneself at least, where the roster is not for one's eyes. */
function useColleagues(): readonly Colleague[] {
  const me = useReading<{ readonly person: Person }>('/cms/people/me').value?.person;
  const path = me && `/cms/roster/colleagues?station=${me.station}`;
  const people = useReading<{ readonly people: readonly Colleague[] }>(path).value?.people;
  return people ?? (me ? [me] : []);
}
