import { Td, Tr, Typography } from '@strapi/design-system';
import type { Channel } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { StateWord, type Tone } from '../reach/state-word';
import { useReading } from '../reach/use-reading';
import { PlatformMark } from './platform-mark';
import { useSay } from './words';

const COLUMNS = ['account', 'lane', 'health', 'traffic', 'windows', 'credential'] as const;

type Props = { readonly channels: readonly Channel[]; readonly onOpen: (channel: Channel) => void };

/** One row for each account; its name opens it. */
export function AccountTable({ channels, onOpen }: Props) {
  const say = useSay();
  return (
    <LinesTable heads={COLUMNS.map((column) => say(`column.${column}`))}>
      {channels.map((channel) => (
        <Row key={channel.id} channel={channel} onOpen={() => onOpen(channel)} />
      ))}
    </LinesTable>
  );
}

function Row({ channel, onOpen }: { readonly channel: Channel; readonly onOpen: () => void }) {
  const say = useSay();
  const mark = { [LINE]: '' };
  const { name, account, platform, lane, windows, hasCredential, closedAt } = channel;
  return (
    <Tr>
      <Td style={{ paddingBlock: 10 }}>
        <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <PlatformMark platform={platform} />
          <NameButton onClick={onOpen} {...mark}>
            {name}
          </NameButton>
        </span>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say(`platform.${platform}`)} · {account}
        </Typography>
      </Td>
      <Td data-label={say('column.lane')}>
        <Typography>{say(`lane.${lane}`)}</Typography>
      </Td>
      <Td data-label={say('column.health')}>
        <Health of={channel} />
      </Td>
      <Td data-label={say('column.traffic')}>
        <Traffic of={channel} />
      </Td>
      <Td data-label={say('column.windows')}>
        <Typography>
          {windows.length === 0 ? say('windows.any') : say('windows.count', { count: windows.length })}
        </Typography>
      </Td>
      <Td data-label={say('column.credential')}>
        <Typography textColor={hasCredential ? 'neutral800' : 'neutral600'}>
          {say(hasCredential ? (closedAt ? 'credential.kept' : 'credential.there') : 'credential.none')}
        </Typography>
      </Td>
    </Tr>
  );
}

const TONES: Readonly<Record<Channel['health'], Tone>> = { ok: 'proof', failing: 'stop', unknown: 'quiet' };

function Health({ of }: { readonly of: Channel }) {
  const say = useSay();
  if (of.closedAt) return <StateWord tone="quiet" word={say('closed')} />;
  if (!of.active) return <StateWord tone="wait" word={say('paused')} />;
  return (
    <>
      <StateWord tone={TONES[of.health]} word={say(`health.${of.health}`)} />
      {of.healthAt && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {of.healthNote ? `${of.healthNote} · ` : ''}
          <Moment at={of.healthAt} />
        </Typography>
      )}
    </>
  );
}

type Load = { readonly used: number; readonly waiting: number; readonly troubled: number };

/** What was sent within the quota, what waits, what is in trouble. */
function Traffic({ of }: { readonly of: Channel }) {
  const say = useSay();
  const load = useReading<Load>(of.closedAt ? undefined : `/cms/channels/${of.id}/health`).value;
  if (!load) return <Typography textColor="neutral600">{say('nothing')}</Typography>;
  return (
    <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
      {of.quota
        ? say('traffic.quota', { used: load.used, posts: of.quota.posts, hours: of.quota.hours })
        : say('traffic.free')}
      <br />
      {say('traffic.rest', { waiting: load.waiting, troubled: load.troubled })}
    </Typography>
  );
}
