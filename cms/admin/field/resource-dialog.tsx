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
  const [kind, setKind] = useState<Resource['kind']>(resource?.kind ?? 'car');
  const [name, setName] = useState(resource?.name ?? '');
  const [note, setNote] = useState(resource?.note ?? '');
  const [active, setActive] = useState(resource?.active ?? true);
  const send = async (): Promise<void> => {
    const words = { name: name.trim(), note: note.trim() };
    const done = resource
      ? await act({
          method: 'put',
          path: `/cms/resources/${resource.id}`,
          body: { ...words, active, version: resource.version },
        })
      : await act({ method: 'post', path: '/cms/resources', body: { ...words, kind } });
    if (done) onDone(true);
  };
  const typed = (set: (value: string) => void) => (change: { target: { value: string } }) => set(change.target.value);
  return (
    <FormDialog
      title={say(resource ? 'resource.change' : 'resource.add')}
      action={say('save')}
      busy={busy}
      canSend={name.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      {resource ? (
        <Choice
          label={say('resource.use')}
          value={active ? 'in' : 'out'}
          options={[
            ['in', say('resource.in')],
            ['out', say('resource.out')],
          ]}
          onChange={(chosen) => setActive(chosen === 'in')}
        />
      ) : (
        <Choice
          label={say('resource.kind')}
          value={kind}
          options={resourceKinds.map((one) => [one, say(`resource.${one}`)] as const)}
          onChange={(chosen) => setKind(resourceKinds.find((one) => one === chosen) ?? 'car')}
        />
      )}
      <Row label={say('resource.name')} required>
        <TextInput value={name} maxLength={60} onChange={typed(setName)} />
      </Row>
      <Row label={say('resource.note')}>
        <TextInput value={note} maxLength={300} onChange={typed(setNote)} />
      </Row>
    </FormDialog>
  );
}
