import { Box, Flex, Typography } from '@strapi/design-system';
import { Moment, Panel } from '@hearth/cms/reach';
import type { OrderEntry } from '../../contract';
import { useNamed, useSay } from '../desk/words';

/** Who did what to an order, the newest first. */
export function HistoryPanel({ history }: { readonly history: readonly OrderEntry[] }) {
  const say = useSay();
  return (
    <Panel title={say('desk.history')}>
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {history.toReversed().map((entry, line) => (
          <Entry key={`${entry.at} ${history.length - line}`} entry={entry} />
        ))}
      </Box>
    </Panel>
  );
}

function Entry({ entry: { at, action, by, reason } }: { readonly entry: OrderEntry }) {
  const say = useSay();
  const named = useNamed();
  const who = by.kind === 'system' ? named('desk.by', by.name) : by.name || say(`desk.by.${by.kind}`);
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2}>
      <Flex gap={3} justifyContent="space-between" alignItems="baseline">
        <Typography fontWeight="semiBold">{named('desk.did', action)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          <Moment at={at} />
        </Typography>
      </Flex>
      <Typography tag="div" variant="pi" textColor="neutral600">
        {who}
      </Typography>
      {reason !== '' && (
        <Typography tag="div" style={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Typography>
      )}
    </Box>
  );
}
