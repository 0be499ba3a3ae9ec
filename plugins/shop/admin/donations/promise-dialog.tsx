import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FileField, FormDialog, Row, useActing } from '@hearth/cms/reach';
import { useSay } from '../books/words';
import { hashOfFile } from './hash-of-file';

type Props = { readonly onClose: () => void; readonly onDone: () => void };
type Typed = { readonly target: { readonly value: string } };

const EMPTY = { beneficiary: '', qualification: '', promise: '', session: '', signedAt: '', eventAt: '', hash: '' };
type Draft = typeof EMPTY;

const FIELDS = [
  ['beneficiary', 'text', 120],
  ['promise', 'text', 200],
  ['qualification', 'text', 80],
  ['signedAt', 'datetime-local', 16],
  ['eventAt', 'datetime-local', 16],
  ['session', 'text', 36],
] as const;
const REQUIRED: readonly (keyof Draft)[] = ['beneficiary', 'promise', 'signedAt', 'eventAt'];

/** Stations write Beijing time, whatever the laptop says. */
const momentOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString();

const isWhole = (draft: Draft): boolean =>
  REQUIRED.every((name) => draft[name].trim() !== '') &&
  /^[0-9a-f]{64}$/.test(draft.hash) &&
  // What was signed too late is told before it is sent.
  draft.signedAt < draft.eventAt;

/** Promises a donation: its agreement, signed before the event, is named by its fingerprint. */
export function PromiseDialog({ onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(EMPTY);
  const send = async (): Promise<void> => {
    const { session, signedAt, eventAt, hash, ...words } = draft;
    const body = {
      ...{ ...words, agreementHash: hash, session: session.trim() === '' ? null : session.trim() },
      ...{ signedAt: momentOf(signedAt), eventAt: momentOf(eventAt) },
    };
    if (!(await act({ method: 'post', path: '/shop/donations', body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('donations.promise')}
      action={say('donations.promise')}
      busy={busy}
      canSend={isWhole(draft)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Words draft={draft} onChange={setDraft} />
      <Paper draft={draft} onHash={(hash) => setDraft((now) => ({ ...now, hash }))} />
    </FormDialog>
  );
}

type WordsProps = { readonly draft: Draft; readonly onChange: (change: (now: Draft) => Draft) => void };

function Words({ draft, onChange }: WordsProps) {
  const say = useSay();
  const isLate = draft.signedAt !== '' && draft.eventAt !== '' && draft.signedAt >= draft.eventAt;
  return (
    <>
      {FIELDS.map(([name, type, most]) => (
        <Row
          key={name}
          label={say(`donations.field.${name}`)}
          hint={say(`donations.field.${name}.hint`)}
          required={REQUIRED.includes(name)}
        >
          <TextInput
            type={type}
            maxLength={most}
            value={draft[name]}
            onChange={({ target }: Typed) => onChange((now) => ({ ...now, [name]: target.value }))}
          />
        </Row>
      ))}
      {isLate && <Typography textColor="danger600">{say('donations.too-late')}</Typography>}
    </>
  );
}

/** The signed paper, by its fingerprint alone. */
function Paper({ draft, onHash }: { readonly draft: Draft; readonly onHash: (hash: string) => void }) {
  const say = useSay();
  return (
    <Row label={say('donations.paper')} hint={say('donations.paper.hint')} required>
      <FileField
        label={say('donations.paper')}
        accept="application/pdf,image/jpeg,image/png"
        onFile={(file) => void hashOfFile(file).then(onHash)}
      />
      <TextInput
        aria-label={say('donations.hash')}
        placeholder={say('donations.hash')}
        value={draft.hash}
        maxLength={64}
        onChange={({ target }: Typed) => onHash(target.value.trim().toLowerCase())}
      />
    </Row>
  );
}
