import { useState } from 'react';
import { DateTimePicker, Grid, NumberInput, Textarea, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Channel, LeaseBody } from '../../contract';
import { channelPlatforms } from '../../contract/channel-types';
import { rightsRegions } from '../../contract/rights-types';
import { Row } from '../reach/dialog';
import { SideSheet } from '../media/side-sheet';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { Several } from '../reach/several';
import { useSay } from './words';

const EMPTY: LeaseBody = {
  ...{ licensor: '', contract: '', platforms: [], channels: [], regions: [], from: null, to: null },
  ...{ maxUses: null, note: '' },
};

type Props = { readonly documentId: string; readonly onDone: (changed: boolean) => void };
type Part = { readonly draft: LeaseBody; readonly onChange: (draft: LeaseBody) => void };

/** Notes a lease: whose, by which contract, where, when and how often. */
export function LeaseForm({ documentId, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(EMPTY);
  const part = { draft, onChange: setDraft };
  const save = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/rights/${documentId}/leases`, body: draft })) onDone(true);
  };
  return (
    <SideSheet
      title={say('add')}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      <Row label={say('licensor')} hint={say('licensor.hint')} required>
        <TextInput
          required
          maxLength={120}
          value={draft.licensor}
          onChange={({ target }: { target: { value: string } }) => setDraft({ ...draft, licensor: target.value })}
        />
      </Row>
      <Row label={say('contract')}>
        <TextInput
          maxLength={80}
          value={draft.contract}
          onChange={({ target }: { target: { value: string } }) => setDraft({ ...draft, contract: target.value })}
        />
      </Row>
      <Where {...part} />
      <When {...part} />
      <Row label={say('maxUses')} hint={say('maxUses.hint')}>
        <NumberInput
          {...(draft.maxUses === null ? {} : { value: draft.maxUses })}
          onValueChange={(uses?: number) => setDraft({ ...draft, maxUses: uses && uses > 0 ? Math.floor(uses) : null })}
        />
      </Row>
      <Row label={say('note')}>
        <Textarea
          maxLength={300}
          value={draft.note}
          onChange={({ target }: { target: { value: string } }) => setDraft({ ...draft, note: target.value })}
        />
      </Row>
    </SideSheet>
  );
}

function Where({ draft, onChange }: Part) {
  const say = useSay();
  const { formatMessage } = useIntl();
  return (
    <>
      <Several
        label={say('platforms')}
        hint={say('platforms.hint')}
        placeholder={say('any')}
        value={draft.platforms}
        options={channelPlatforms.map((one) => [one, formatMessage({ id: `cms.channels.platform.${one}` })])}
        onChange={(chosen) => onChange({ ...draft, platforms: channelPlatforms.filter((one) => chosen.includes(one)) })}
      />
      <Accounts draft={draft} onChange={onChange} />
      <Regions draft={draft} onChange={onChange} />
    </>
  );
}

function Accounts({ draft, onChange }: Part) {
  const say = useSay();
  const maySee = useMay('plugin::cms.channels.read');
  const accounts = useReading<{ channels: Channel[] }>(maySee ? '/cms/channels' : undefined).value?.channels ?? [];
  if (accounts.length === 0) return null;
  return (
    <Several
      label={say('channels')}
      hint={say('channels.hint')}
      placeholder={say('any')}
      value={draft.channels}
      options={accounts.map(({ id, name }) => [id, name])}
      onChange={(channels) => onChange({ ...draft, channels: [...channels] })}
    />
  );
}

function Regions({ draft, onChange }: Part) {
  const say = useSay();
  return (
    <Several
      label={say('regions')}
      hint={say('regions.hint')}
      placeholder={say('any')}
      value={draft.regions}
      options={rightsRegions.map((region) => [region, say(`region.${region}`)])}
      onChange={(chosen) => onChange({ ...draft, regions: rightsRegions.filter((one) => chosen.includes(one)) })}
    />
  );
}

function When({ draft, onChange }: Part) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      {(['from', 'to'] as const).map((name) => (
        <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="stretch">
          <Row label={say(name)}>
            <DateTimePicker
              {...(draft[name] === null ? {} : { value: new Date(draft[name]) })}
              dateLabel={say(name)}
              timeLabel={say('time')}
              clearLabel={say('clear')}
              onChange={(at) => onChange({ ...draft, [name]: at ? at.toISOString() : null })}
              onClear={() => onChange({ ...draft, [name]: null })}
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
