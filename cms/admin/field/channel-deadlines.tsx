import { useIntl } from 'react-intl';
import { knownChannel } from '../topics/form-words';
import { MomentField } from '../topics/moment-field';
import { useSay } from './words';

/** When the version for a channel has to be there; nothing while nobody said. */
export type Deadline = { readonly channel: string; readonly due: string | null };

type Props = {
  readonly channels: readonly string[];
  readonly value: readonly Deadline[];
  readonly onChange: (value: readonly Deadline[]) => void;
};

/** A deadline for each channel that the topic is planned for; left empty, the one of the coverage holds. */
export function ChannelDeadlines({ channels, value, onChange }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const wordOf = (channel: string): string => {
    const known = knownChannel(channel);
    return known ? formatMessage({ id: `cms.topics.channel.${known}` }) : channel;
  };
  return (
    <>
      {channels.map((channel) => (
        <MomentField
          key={channel}
          label={say('coverage.channel', { channel: wordOf(channel) })}
          value={value.find((one) => one.channel === channel)?.due ?? null}
          onChange={(due) => onChange([...value.filter((one) => one.channel !== channel), { channel, due }])}
        />
      ))}
    </>
  );
}
