import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useMay, useSpoken } from '@hearth/cms/reach';
import { hideRuleIds, hideRules, ROOM_BAN, type DeskMessage, type HideRuleId } from '../../contract';
import { useSay } from './words';

type Props = { readonly message: DeskMessage; readonly onClose: () => void; readonly onDone: () => void };

const MUTES = ['10m', '60m', '1440m'] as const;
const BANS = ['1d', '7d', '30d'] as const;
type Term = (typeof MUTES)[number] | (typeof BANS)[number];
const TERMS: readonly Term[] = [...MUTES, ...BANS];

/** How somebody is kept from writing: for minutes in this room, for days in all rooms of the station. */
function deedOf(term: Term, { room, reader, id: message }: DeskMessage) {
  const length = Number.parseInt(term, 10);
  return term.endsWith('m')
    ? { path: `/live/rooms/${room}/mutes`, body: { reader, minutes: length } }
    : { path: '/live/bans', body: { reader, days: length, message } };
}

/** Keeps whoever wrote a message from writing, by a rule and for a term; they are told both, and may appeal against a ban. */
export function MuteDialog({ message, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const mayBan = useMay(ROOM_BAN);
  const [term, setTerm] = useState<Term>('10m');
  const [rule, choose] = useState<HideRuleId>('flood');
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const terms = mayBan ? TERMS : MUTES;
  const send = async (): Promise<void> => {
    const { path, body } = deedOf(term, message);
    if (await act({ method: 'post', path, body: { ...body, rule, reason: said } })) onDone();
  };
  return (
    <FormDialog
      title={say('room.mute.title', { name: message.author })}
      action={say('room.mute.do')}
      busy={busy}
      canSend={said.length > 1}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('room.mute.term')}
        value={term}
        options={terms.map((one) => [one, say(`room.term.${one}`)])}
        onChange={(chosen) => setTerm(terms.find((one) => one === chosen) ?? term)}
      />
      <Choice
        label={say('room.hide.rule')}
        value={rule}
        options={hideRules.map(({ id, text }) => [id, spoken(text)])}
        onChange={(chosen) => choose(hideRuleIds.find((id) => id === chosen) ?? rule)}
      />
      <Row label={say('room.reason')} required>
        <Textarea
          maxLength={300}
          value={reason}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setReason(target.value)}
        />
      </Row>
      <Typography variant="pi" textColor="neutral600">
        {say('room.mute.about')}
      </Typography>
    </FormDialog>
  );
}
