import { Box, Flex, Typography } from '@strapi/design-system';
import { Faces, Moment, Panel, useReading } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { SessionEntry } from '../../contract';
import { useAgain } from './use-again';
import { useSay } from './words';

type Props = { readonly session: string; readonly round: number };

/** What happened to a session, the newest first. */
export function LogPanel({ session, round }: Props) {
  const say = useSay();
  const log = useReading<{ entries: SessionEntry[] }>(`/live/sessions/${session}/log`);
  useAgain(round, log.reload);
  return (
    <Panel title={say('sessions.panel.log')}>
      <Faces of={log}>
        {({ entries }) => (
          <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Box>
        )}
      </Faces>
    </Panel>
  );
}

function Entry({ entry: { at, by, event, words } }: { readonly entry: SessionEntry }) {
  const { formatMessage } = useIntl();
  // The host may learn of more than this page has words for; then its own word stands there.
  const named = formatMessage({ id: `live.sessions.log.${event}`, defaultMessage: event });
  return (
    <Flex tag="li" gap={3} wrap="wrap" paddingTop={1} paddingBottom={1} alignItems="baseline">
      <Typography variant="pi" textColor="neutral600">
        <Moment at={at} />
      </Typography>
      <Typography>{named}</Typography>
      {words !== '' && <Typography textColor="neutral600">{words}</Typography>}
      <Typography variant="pi" textColor="neutral600">
        {by}
      </Typography>
    </Flex>
  );
}
