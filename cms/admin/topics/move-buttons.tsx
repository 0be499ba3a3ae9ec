import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Topic, TopicEvent } from '../../contract';
import { useSay } from './words';

const FORWARD: readonly TopicEvent[] = ['pitch', 'sign', 'approve', 'assign', 'accept', 'arrive', 'file', 'cover'];
const HARD: readonly TopicEvent[] = ['reject', 'cancel'];

type Props = { readonly topic: Topic; readonly busy: boolean; readonly onMove: (event: TopicEvent) => void };

/** What may be done with a topic as buttons, and below them what may not, with the reason. */
export function MoveButtons({ topic, busy, onMove }: Props) {
  const say = useSay();
  const allowed = topic.moves
    .filter(({ because }) => because === null)
    .sort((a, b) => RANK.indexOf(variantOf(a.event)) - RANK.indexOf(variantOf(b.event)));
  const refused = topic.moves.filter(({ because }) => because !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        {allowed.map(({ event }) => (
          <Button key={event} variant={variantOf(event)} disabled={busy} onClick={() => onMove(event)}>
            {say(`event.${event}`)}
          </Button>
        ))}
      </Flex>
      {allowed.length === 0 && <Typography textColor="neutral600">{say('moves.none')}</Typography>}
      {refused.length > 0 && (
        <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {refused.map(({ event, because }) => (
            <Typography key={event} tag="li" variant="pi" textColor="neutral600">
              {say('moves.refused', {
                event: say(`event.${event}`),
                because: because ? say(`because.${because}`) : '',
              })}
            </Typography>
          ))}
        </Box>
      )}
    </Flex>
  );
}

/** What leads on comes first, what ends a topic last. */
const RANK: readonly ReturnType<typeof variantOf>[] = ['default', 'tertiary', 'danger-light'];

function variantOf(event: TopicEvent): 'default' | 'danger-light' | 'tertiary' {
  if (FORWARD.includes(event)) return 'default';
  return HARD.includes(event) ? 'danger-light' : 'tertiary';
}
