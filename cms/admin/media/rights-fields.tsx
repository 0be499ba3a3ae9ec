import { Checkbox, DateTimePicker, Flex, Grid, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { MediaRights } from '../../contract';
import { mediaChannels } from '../../contract/media';
import { Row } from '../reach/dialog';
import { Several } from '../reach/several';

/** What is noted of rights; for several assets at once only what somebody filled in. */
export type Draft = Partial<MediaRights>;

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void; readonly disabled: boolean };

const WORDS = ['licensor', 'credit'] as const;
const DATES = ['from', 'to'] as const;

/** The fields of rights, the same for one asset and for many. */
export function RightsFields(props: Props) {
  const { draft, onChange, disabled } = props;
  const { formatMessage } = useIntl();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {WORDS.map((name) => (
        <Words key={name} name={name} {...props} />
      ))}
      <Channels {...props} />
      <Grid.Root gap={4}>
        {DATES.map((name) => (
          <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="stretch">
            <Moment name={name} {...props} />
          </Grid.Item>
        ))}
      </Grid.Root>
      <Checkbox
        checked={draft.aiGenerated ?? false}
        disabled={disabled}
        onCheckedChange={(on) => {
          onChange({ ...draft, aiGenerated: on === true });
        }}
      >
        {formatMessage({ id: 'cms.media.aiGenerated' })}
      </Checkbox>
      {draft.aiGenerated && <Words name="aiNote" {...props} />}
    </Flex>
  );
}

type WordsProps = Props & { readonly name: 'licensor' | 'credit' | 'aiNote' };

function Words({ name, draft, onChange, disabled }: WordsProps) {
  const { formatMessage } = useIntl();
  return (
    <Row label={formatMessage({ id: `cms.media.${name}` })} hint={formatMessage({ id: `cms.media.${name}.hint` })}>
      <TextInput
        value={draft[name] ?? ''}
        maxLength={name === 'aiNote' ? 200 : 120}
        disabled={disabled}
        onChange={({ target }: { target: { value: string } }) => onChange({ ...draft, [name]: target.value || null })}
      />
    </Row>
  );
}

function Channels({ draft, onChange, disabled }: Props) {
  const { formatMessage } = useIntl();
  return (
    <Several
      label={formatMessage({ id: 'cms.media.channels' })}
      hint={formatMessage({ id: 'cms.media.channels.hint' })}
      placeholder={formatMessage({ id: 'cms.media.channels.all' })}
      value={draft.channels ?? []}
      disabled={disabled}
      options={mediaChannels.map((channel) => [channel, formatMessage({ id: `cms.media.channel.${channel}` })])}
      onChange={(chosen) => onChange({ ...draft, channels: mediaChannels.filter((one) => chosen.includes(one)) })}
    />
  );
}

function Moment({ name, draft, onChange, disabled }: Props & { readonly name: 'from' | 'to' }) {
  const { formatMessage } = useIntl();
  const value = draft[name];
  const set = (moment: string | null): void => onChange({ ...draft, [name]: moment });
  return (
    <Row label={formatMessage({ id: `cms.media.${name}` })}>
      <DateTimePicker
        {...(value ? { value: new Date(value) } : {})}
        dateLabel={formatMessage({ id: `cms.media.${name}` })}
        timeLabel={formatMessage({ id: 'cms.media.time' })}
        clearLabel={formatMessage({ id: 'cms.media.clear' })}
        disabled={disabled}
        onChange={(moment) => set(moment ? moment.toISOString() : null)}
        onClear={() => set(null)}
      />
    </Row>
  );
}
