import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { resourceKinds, type Resource } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

type Props = { readonly resource?: Resource; readonly onDone: (isNew: boolean) => void };

/** Adds a resource, renames one, or takes it out of use. */
export function ResourceDialog({ resource, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>(() => (resource ? { ...resource } : NEW));
  const part = (more: Partial<Draft>): void => setDraft((known) => ({ ...known, ...more }));
  const { kind, active } = draft;
  const words = { name: draft.name.trim(), note: draft.note.trim() };
  const send = async (): Promise<void> => {
    const done = resource
      ? await act({
          method: 'put',
          path: `/cms/resources/${resource.id}`,
          body: { ...words, active, version: resource.version },
        })
      : await act({ method: 'post', path: '/cms/resources', body: { ...words, kind } });
    if (done) onDone(true);
  };
  return (
    <FormDialog
      title={say(resource ? 'resource.change' : 'resource.add')}
      action={say('save')}
      busy={busy}
      canSend={words.name !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      {resource ? <Use active={active} onChange={part} /> : <Kind kind={kind} onChange={part} />}
      <Row label={say('resource.name')} required>
        <TextInput
          value={draft.name}
          maxLength={60}
          onChange={(change: { target: { value: string } }) => part({ name: change.target.value })}
        />
      </Row>
      <Row label={say('resource.note')}>
        <TextInput
          value={draft.note}
          maxLength={300}
          onChange={(change: { target: { value: string } }) => part({ note: change.target.value })}
        />
      </Row>
    </FormDialog>
  );
}

type Draft = Pick<Resource, 'kind' | 'name' | 'note' | 'active'>;
type Part = { readonly onChange: (more: Partial<Draft>) => void };
const NEW: Draft = { kind: 'car', name: '', note: '', active: true };

function Use({ active, onChange }: Part & Pick<Draft, 'active'>) {
  const say = useSay();
  return (
    <Choice
      label={say('resource.use')}
      value={active ? 'in' : 'out'}
      options={[
        ['in', say('resource.in')],
        ['out', say('resource.out')],
      ]}
      onChange={(chosen) => onChange({ active: chosen === 'in' })}
    />
  );
}

function Kind({ kind, onChange }: Part & Pick<Draft, 'kind'>) {
  const say = useSay();
  return (
    <Choice
      label={say('resource.kind')}
      value={kind}
      options={resourceKinds.map((one) => [one, say(`resource.${one}`)] as const)}
      onChange={(chosen) => onChange({ kind: resourceKinds.find((one) => one === chosen) ?? 'car' })}
    />
  );
}
