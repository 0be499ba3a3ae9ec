import { useState } from 'react';
import { Choice, FormDialog, Picker, useActing, useSpoken, type Pickable } from '@hearth/cms/reach';
import { isRole, roles } from '@hearth/cms/contract';
import { dutyRoles, type PersonChoice } from '../../contract';
import { useSay } from '../sessions/words';

type Props = { readonly session: string; readonly onClose: () => void; readonly onDone: () => void };
type Found = { readonly people: readonly PersonChoice[] };

/** Puts somebody on duty. */
export function NameDialog({ session, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [role, setRole] = useState<(typeof dutyRoles)[number]>('host');
  const [picked, pick] = useState<Pickable>();
  const send = async (): Promise<void> => {
    const body = { role, person: picked?.id };
    if (!(await act({ method: 'post', path: `/live/sessions/${session}/duty`, body }))) return;
    onDone();
    onClose();
  };
  const read = ({ people }: Found, text: string): readonly Pickable[] =>
    people
      .map((one) => ({
        id: one.id,
        title: spoken(one.name),
        about: one.roles.flatMap((held) => (isRole(held) ? spoken(roles[held].name) : [])).join(' · '),
      }))
      .filter(({ title, about }) => `${title} ${about}`.toLowerCase().includes(text.toLowerCase()));
  return (
    <FormDialog
      title={say('sessions.duty.name')}
      action={say('sessions.duty.name')}
      busy={busy}
      canSend={picked !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('sessions.duty.role')}
        hint={say('sessions.duty.apart')}
        value={role}
        options={dutyRoles.map((one) => [one, say(`sessions.role.${one}`)])}
        onChange={(chosen) => setRole(dutyRoles.find((one) => one === chosen) ?? 'host')}
      />
      <Picker<Found>
        label={say('sessions.duty.person')}
        picked={picked}
        ask={() => '/live/choices/people'}
        read={read}
        onPick={pick}
      />
    </FormDialog>
  );
}
