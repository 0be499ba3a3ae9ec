import { useState } from 'react';
import { Button, Modal, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InvitePerson, Person, Station } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { PairOfWords } from '../reach/pair';
import { useActing } from '../reach/use-acting';
import { RoleSelect } from './role-select';
import { StationSelect } from './station-select';

type Props = { readonly stations: readonly Station[]; readonly onDone: (changed: boolean) => void };
type Invitation = { readonly person: Person; readonly registrationLink: string };

/** Invites somebody. The link for setting a password is shown once, to be handed over by the inviter. */
export function InviteDialog({ stations, onDone }: Props) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const [invitation, setInvitation] = useState<Invitation | undefined>();
  const [draft, setDraft] = useState<InvitePerson>({
    email: '',
    name: { 'zh-Hans': '', en: '' },
    station: stations[0]?.slug ?? '',
    roles: [],
  });
  const submit = async (): Promise<void> => {
    const answer = await act<Invitation>({ method: 'post', path: '/cms/people', body: draft });
    if (answer) setInvitation(answer.value);
  };
  if (invitation) return <LinkOnce invitation={invitation} onClose={() => onDone(true)} />;
  const title = formatMessage({ id: 'cms.people.invite' });
  return (
    <FormDialog title={title} action={title} busy={busy} onClose={() => onDone(false)} onSubmit={() => void submit()}>
      <PairOfWords
        label={formatMessage({ id: 'cms.people.name' })}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        required
      />
      <Row label={formatMessage({ id: 'cms.people.email' })} required>
        <TextInput
          type="email"
          required
          value={draft.email}
          onChange={(event: { target: { value: string } }) => setDraft({ ...draft, email: event.target.value })}
        />
      </Row>
      <StationSelect
        value={draft.station}
        stations={stations}
        onChange={(station) => setDraft({ ...draft, station })}
      />
      <RoleSelect value={draft.roles} onChange={(roles) => setDraft({ ...draft, roles: [...roles] })} />
    </FormDialog>
  );
}

function LinkOnce({ invitation, onClose }: { readonly invitation: Invitation; readonly onClose: () => void }) {
  const { formatMessage } = useIntl();
  const link = new URL(invitation.registrationLink, window.location.origin).toString();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>
            {formatMessage({ id: 'cms.people.invited' }, { name: invitation.person.name['zh-Hans'] })}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Typography>{formatMessage({ id: 'cms.people.link.about' })}</Typography>
          <Row label={formatMessage({ id: 'cms.people.link' })}>
            <TextInput readOnly value={link} onFocus={(event: { target: HTMLInputElement }) => event.target.select()} />
          </Row>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => void navigator.clipboard.writeText(link)}>
            {formatMessage({ id: 'cms.people.link.copy' })}
          </Button>
          <Button onClick={onClose}>{formatMessage({ id: 'cms.people.link.done' })}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
