import { useState } from 'react';
import { Button, Flex, TextInput, Toggle } from '@strapi/design-system';
import { channelPlatforms, type Channel } from '../../contract';
import { SideSheet } from '../media/side-sheet';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useActing, type Deed } from '../reach/use-acting';
import { ColleagueSelect } from '../roster/colleague-select';
import { changeBody, draftOf, lanesOf, newBody, type AccountDraft } from './account-draft';
import { CapabilityFields } from './capability-fields';
import { CheckAccount } from './check-account';
import { CloseDialog } from './close-dialog';
import { CredentialFields } from './credential-fields';
import { LimitFields } from './limit-fields';
import { WindowFields } from './window-fields';
import { RuleLink } from './rule-link';
import { useSay } from './words';

type Props = {
  /** Missing for a new one. */
  readonly channel: Channel | undefined;
  readonly station: string;
  readonly mayManage: boolean;
  readonly onDone: (changed: boolean) => void;
};

/** An account as it stands, and everything that may be changed about it. */
export function AccountForm({ channel, station, mayManage, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(() => draftOf(channel));
  const known = knownOf(channel);
  const mayWrite = mayManage && !known.isClosed;
  const change = (part: Partial<AccountDraft>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    if (await act(deedOf(draft, channel, station))) onDone(true);
  };
  return (
    <SideSheet
      title={known.name ?? say('add')}
      action={mayWrite ? say('save') : undefined}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      {channel ? <Lane draft={draft} change={change} /> : <Identity draft={draft} change={change} />}
      <Words draft={draft} change={change} />
      <ColleagueSelect
        label={say('owner')}
        required={false}
        station={station}
        value={draft.owner ?? ''}
        onChange={(owner) => change({ owner: owner || null })}
      />
      <CapabilityFields draft={draft} change={change} />
      <LimitFields draft={draft} change={change} />
      <WindowFields windows={draft.windows} onChange={(windows) => change({ windows })} />
      <CredentialFields draft={draft} change={change} known={channel} />
      {channel && mayManage && <Existing channel={channel} onDone={() => onDone(true)} />}
    </SideSheet>
  );
}

/** What is known of an account, or of one that is not there yet. */
function knownOf(channel: Channel | undefined): { name?: string; isClosed: boolean } {
  return channel ? { name: channel.name, isClosed: channel.closedAt !== null } : { isClosed: false };
}

function deedOf(draft: AccountDraft, channel: Channel | undefined, station: string): Deed {
  return channel
    ? { method: 'put', path: `/cms/channels/${channel.id}`, body: changeBody(draft, channel.version) }
    : { method: 'post', path: '/cms/channels', body: newBody(draft, station) };
}

/** What only an account that is there can be asked and told. */
function Existing({ channel, onDone }: { readonly channel: Channel; readonly onDone: () => void }) {
  const isOpen = channel.closedAt === null;
  return (
    <>
      {isOpen && channel.lane === 'driver' && <CheckAccount channel={channel} />}
      {(isOpen || channel.hasCredential) && <Closing channel={channel} onDone={onDone} />}
    </>
  );
}

function Closing({ channel, onDone }: { readonly channel: Channel; readonly onDone: () => void }) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  return (
    <Flex>
      <Button variant="danger-light" onClick={() => open(true)}>
        {say(channel.closedAt === null ? 'close' : 'close.destroy')}
      </Button>
      {isOpen && <CloseDialog channel={channel} onClose={() => open(false)} onDone={onDone} />}
    </Flex>
  );
}

/** What the fields of an account are handed. */
export type FieldProps = { readonly draft: AccountDraft; readonly change: (part: Partial<AccountDraft>) => void };

type Typed = { readonly target: { readonly value: string } };

/** What makes it this account; it never changes. */
function Identity({ draft, change }: FieldProps) {
  const say = useSay();
  const choose = (chosen: string): void => {
    const platform = channelPlatforms.find((one) => one === chosen) ?? 'weibo';
    const [lane = 'assisted'] = lanesOf(platform);
    change({ platform, rulePack: platform, lane });
  };
  return (
    <>
      <Choice
        label={say('platform')}
        value={draft.platform}
        options={channelPlatforms.map((one) => [one, say(`platform.${one}`)])}
        onChange={choose}
      />
      <Lane draft={draft} change={change} />
      <Row label={say('account')} hint={say('account.hint')} required>
        <TextInput
          required
          maxLength={120}
          value={draft.account}
          onChange={({ target }: Typed) => change({ account: target.value })}
        />
      </Row>
      <Choice
        label={say('locale')}
        value={draft.locale}
        options={(['zh-Hans', 'en'] as const).map((one) => [one, say(`locale.${one}`)])}
        onChange={(chosen) => change({ locale: chosen === 'en' ? 'en' : 'zh-Hans' })}
      />
    </>
  );
}

/** How it is served: by hand, or by the platform's interface where there is a driver. What was posted before stays as it is. */
function Lane({ draft, change }: FieldProps) {
  const say = useSay();
  const lanes = lanesOf(draft.platform);
  return (
    <Choice
      label={say('lane')}
      value={draft.lane}
      options={lanes.map((one) => [one, say(`lane.${one}`)])}
      onChange={(chosen) => change({ lane: lanes.find((one) => one === chosen) ?? draft.lane })}
      hint={say(`lane.about.${draft.lane}`)}
    />
  );
}

function Words({ draft, change }: FieldProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('name')} required>
        <TextInput
          required
          maxLength={80}
          value={draft.name}
          onChange={({ target }: Typed) => change({ name: target.value })}
        />
      </Row>
      <Row label={say('active')} hint={say('active.hint')}>
        <Toggle
          onLabel={say('active.on')}
          offLabel={say('active.off')}
          checked={draft.active}
          onChange={({ target }: { target: { checked: boolean } }) => change({ active: target.checked })}
        />
      </Row>
      <Choice
        label={say('rulePack')}
        value={draft.rulePack}
        options={channelPlatforms.map((one) => [one, say(`platform.${one}`)])}
        onChange={(chosen) => change({ rulePack: channelPlatforms.find((one) => one === chosen) ?? draft.rulePack })}
      />
      <RuleLink pack={draft.rulePack} words={say('packs.see')} />
    </>
  );
}
