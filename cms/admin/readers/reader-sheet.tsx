import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ReaderCard } from '../../contract';
import type { Deed } from './use-readers';
import type { Word } from './words';

type Props = {
  readonly reader: ReaderCard;
  readonly mayDo: (deed: Deed) => boolean;
  readonly say: (word: Word) => string;
  readonly onDeed: (deed: Deed) => void;
};

/** One reader: what state, since when, and what may be done. */
export function ReaderSheet({ reader, mayDo, say, onDeed }: Props) {
  const { formatDate } = useIntl();
  const moment = (at: string | null): string =>
    at ? formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' }) : say('none');
  const facts: (readonly [Word, string])[] = [
    ['state', say(reader.state)],
    ['phone', reader.phone ?? say('none')],
    ['email', reader.email ?? say('none')],
    ['joinedAt', moment(reader.joinedAt)],
    ['lastSeenAt', moment(reader.lastSeenAt)],
    ['sessions', String(reader.sessions)],
    ...(reader.eraseDueAt ? [['eraseDueAt', moment(reader.eraseDueAt)] as const] : []),
    ...(reader.locked ? [['locked', `${reader.locked.reason} · ${moment(reader.locked.at)}`] as const] : []),
  ];
  return (
    <Box background="neutral0" hasRadius borderColor="neutral150" padding={6}>
      <Box tag="dl" style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '12px 24px', margin: 0 }}>
        {facts.map(([name, value]) => [
          <Typography tag="dt" key={name} textColor="neutral600">
            {say(name)}
          </Typography>,
          <Typography tag="dd" key={`${name} is`} style={{ margin: 0 }}>
            {value}
          </Typography>,
        ])}
      </Box>
      <Flex gap={2} paddingTop={6} wrap="wrap">
        {reader.allowed.filter(mayDo).map((deed) => (
          <Button key={deed} variant={deed === 'erase' ? 'danger-light' : 'tertiary'} onClick={() => onDeed(deed)}>
            {say(deed)}
          </Button>
        ))}
      </Flex>
    </Box>
  );
}
