import { useState } from 'react';
import { NumberInput, TextInput, Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, MomentField, Row, Several, useActing, useReading } from '@hearth/cms/reach';
import { sessionKinds } from '@hearth/shop/contract';
import { hostKinds, machineUses, type PlannedSession, type StreamChoice } from '../../contract';
import { draftOf, freshDraft, planOf, type PlanDraft } from './plan-draft.rules';
import { SwitchField } from './switch-field';
import { useSay } from './words';

type Props = { readonly session?: PlannedSession; readonly onClose: () => void; readonly onDone: () => void };
type Written = { readonly target: { readonly value: string } };
type FieldsProps = { readonly draft: PlanDraft; readonly change: (part: Partial<PlanDraft>) => void };

const among = <Word extends string>(words: readonly Word[], chosen: readonly string[]): Word[] =>
  words.filter((word) => chosen.includes(word));

/** Plans a session, or changes what is planned of it. */
export function PlanDialog({ session, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<PlanDraft>(() => (session ? draftOf(session) : freshDraft(Date.now())));
  const change = (part: Partial<PlanDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const plan = planOf(draft);
  const send = async (): Promise<void> => {
    const done = session
      ? await act({ method: 'put', path: `/live/sessions/${session.id}`, body: { ...plan, version: session.version } })
      : await act({ method: 'post', path: '/live/sessions', body: { ...plan } });
    if (!done) return;
    onDone();
    onClose();
  };
  const action = say(session ? 'sessions.change' : 'sessions.plan');
  return (
    <FormDialog
      title={action}
      action={action}
      busy={busy}
      canSend={plan !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <WhatFields draft={draft} change={change} />
      <WhenFields draft={draft} change={change} />
      <SettingFields draft={draft} change={change} />
      <LawFields draft={draft} change={change} />
    </FormDialog>
  );
}

function WhatFields({ draft, change }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('sessions.field.title')} required>
        <TextInput
          required
          maxLength={120}
          value={draft.title}
          onChange={({ target }: Written) => change({ title: target.value })}
        />
      </Row>
      <Several
        label={say('sessions.field.kinds')}
        required
        value={draft.kinds}
        options={sessionKinds.map((kind) => [kind, say(`sessions.kind.${kind}`)])}
        onChange={(kinds) => change({ kinds: among(sessionKinds, kinds) })}
      />
      <Row label={say('sessions.field.language')} hint={say('sessions.field.language.hint')} required>
        <TextInput
          required
          maxLength={20}
          value={draft.language}
          onChange={({ target }: Written) => change({ language: target.value.trim() })}
        />
      </Row>
    </>
  );
}

function WhenFields({ draft, change }: FieldsProps) {
  const say = useSay();
  const streams = useReading<{ streams: StreamChoice[] }>('/live/choices/streams').value?.streams ?? [];
  const none = say('sessions.field.stream.none');
  return (
    <>
      <MomentField
        label={say('sessions.field.when')}
        required
        value={draft.plannedAt}
        onChange={(plannedAt) => change({ plannedAt })}
      />
      <Row label={say('sessions.field.minutes')} required>
        <NumberInput
          value={draft.plannedMinutes}
          onValueChange={(minutes?: number) => change({ plannedMinutes: minutes ?? 0 })}
        />
      </Row>
      <Choice
        label={say('sessions.field.stream')}
        hint={say('sessions.field.stream.hint')}
        value={draft.streamingRoom ?? ''}
        options={[['', none], ...streams.map(({ id, title }): [string, string] => [id, title])]}
        onChange={(room) => change({ streamingRoom: room === '' ? null : room })}
      />
    </>
  );
}

function SettingFields({ draft, change }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('sessions.field.place')}>
        <TextInput
          maxLength={120}
          value={draft.place}
          onChange={({ target }: Written) => change({ place: target.value })}
        />
      </Row>
      <Row label={say('sessions.field.props')} hint={say('sessions.field.props.hint')}>
        <Textarea
          maxLength={500}
          value={draft.props}
          onChange={({ target }: Written) => change({ props: target.value })}
        />
      </Row>
    </>
  );
}

function LawFields({ draft, change }: FieldsProps) {
  const say = useSay();
  const usesMachines = draft.machineUses.length > 0 || draft.hostKind === 'digital-human';
  return (
    <>
      <Choice
        label={say('sessions.field.host')}
        value={draft.hostKind}
        options={hostKinds.map((kind) => [kind, say(`sessions.host.${kind}`)])}
        onChange={(kind) => change({ hostKind: hostKinds.find((one) => one === kind) ?? 'human' })}
      />
      <Several
        label={say('sessions.field.machines')}
        value={draft.machineUses}
        placeholder={say('sessions.field.machines.none')}
        options={machineUses.map((use) => [use, say(`sessions.machine.${use}`)])}
        onChange={(uses) => change({ machineUses: among(machineUses, uses) })}
      />
      <SwitchField label={say('sessions.field.ai')} isOn={draft.aiLabel} onChange={(aiLabel) => change({ aiLabel })} />
      {usesMachines && !draft.aiLabel && (
        <Typography textColor="danger600">{say('sessions.field.ai.needed')}</Typography>
      )}
      <SwitchField
        label={say('sessions.field.ad')}
        isOn={draft.isAdvertising}
        onChange={(isAdvertising) => change({ isAdvertising })}
      />
      <SwitchField label={say('sessions.field.mark')} isOn={draft.adMark} onChange={(adMark) => change({ adMark })} />
      <SwitchField
        label={say('sessions.field.minors')}
        isOn={draft.showsMinors}
        onChange={(showsMinors) => change({ showsMinors })}
      />
      {draft.showsMinors && (
        <SwitchField
          label={say('sessions.field.consent')}
          isOn={draft.guardianConsent}
          onChange={(guardianConsent) => change({ guardianConsent })}
        />
      )}
    </>
  );
}
