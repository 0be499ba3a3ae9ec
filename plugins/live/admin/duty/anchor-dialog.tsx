import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { FormDialog, MomentField, Picker, Row, useActing, useSpoken, type Pickable } from '@hearth/cms/reach';
import type { Anchor, KeepAnchor, PersonChoice } from '../../contract';
import { SwitchField } from '../sessions/switch-field';
import { useSay } from '../sessions/words';

type Props = { readonly anchor?: Anchor; readonly onClose: () => void; readonly onDone: () => void };
type Found = { readonly people: readonly PersonChoice[] };
type Written = { readonly target: { readonly value: string } };

const FRESH: KeepAnchor = {
  ...{ isRealNamed: false, birth: null, hasGuardianConsent: false, trainedUntil: null, bannedUntil: null },
  ...{ banReason: '', version: 0 },
};

/** Notes what was looked at of somebody who speaks in lives. Their papers themselves are kept nowhere. */
export function AnchorDialog({ anchor, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [picked, pick] = useState<Pickable | undefined>(anchor && { id: anchor.person, title: anchor.name, about: '' });
  const [draft, setDraft] = useState<KeepAnchor>(() => (anchor ? keptOf(anchor) : FRESH));
  const change = (part: Partial<KeepAnchor>): void => setDraft((now) => ({ ...now, ...part }));
  const isWhole = picked !== undefined && (draft.bannedUntil === null || draft.banReason.trim() !== '');
  const send = async (): Promise<void> => {
    if (!(await act({ method: 'put', path: `/live/anchors/${picked?.id ?? ''}`, body: { ...draft } }))) return;
    onDone();
    onClose();
  };
  const action = say(anchor ? 'sessions.anchors.change' : 'sessions.anchors.add');
  return (
    <FormDialog
      title={action}
      action={action}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {!anchor && <PersonField picked={picked} onPick={pick} />}
      <LookedFields draft={draft} change={change} />
      <TermFields draft={draft} change={change} />
    </FormDialog>
  );
}

type DraftProps = { readonly draft: KeepAnchor; readonly change: (part: Partial<KeepAnchor>) => void };

/** What was looked at before they spoke. */
function LookedFields({ draft, change }: DraftProps) {
  const say = useSay();
  return (
    <>
      <SwitchField
        label={say('sessions.anchors.field.real')}
        isOn={draft.isRealNamed}
        onChange={(isRealNamed) => change({ isRealNamed })}
      />
      <Row label={say('sessions.anchors.field.birth')} hint={say('sessions.anchors.field.birth.hint')}>
        <TextInput
          type="date"
          value={draft.birth ?? ''}
          onChange={({ target }: Written) => change({ birth: target.value === '' ? null : target.value })}
        />
      </Row>
      <SwitchField
        label={say('sessions.anchors.field.guardian')}
        isOn={draft.hasGuardianConsent}
        onChange={(hasGuardianConsent) => change({ hasGuardianConsent })}
      />
    </>
  );
}

/** Until when they are trained, and whether they are banned. */
function TermFields({ draft, change }: DraftProps) {
  const say = useSay();
  return (
    <>
      <MomentField
        label={say('sessions.anchors.field.trained')}
        value={draft.trainedUntil}
        onChange={(trainedUntil) => change({ trainedUntil })}
      />
      <MomentField
        label={say('sessions.anchors.field.banned')}
        value={draft.bannedUntil}
        onChange={(bannedUntil) => change({ bannedUntil })}
      />
      {draft.bannedUntil !== null && (
        <Row label={say('sessions.anchors.field.reason')} required>
          <TextInput
            required
            maxLength={300}
            value={draft.banReason}
            onChange={({ target }: Written) => change({ banReason: target.value })}
          />
        </Row>
      )}
    </>
  );
}

const keptOf = (anchor: Anchor): KeepAnchor => {
  const { isRealNamed, birth, hasGuardianConsent, trainedUntil, bannedUntil, banReason, version } = anchor;
  return { isRealNamed, birth, hasGuardianConsent, trainedUntil, bannedUntil, banReason, version };
};

type FieldProps = { readonly picked: Pickable | undefined; readonly onPick: (picked: Pickable | undefined) => void };

function PersonField({ picked, onPick }: FieldProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Picker<Found>
      label={say('sessions.duty.person')}
      picked={picked}
      ask={() => '/live/choices/people'}
      read={({ people }, text) =>
        people
          .map(({ id, name }) => ({ id, title: spoken(name), about: '' }))
          .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
      }
      onPick={onPick}
    />
  );
}
