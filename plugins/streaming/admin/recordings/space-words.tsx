import { Box, Flex, Typography } from '@strapi/design-system';
import { Moment, useReading } from '@hearth/cms/reach';
import type { Space } from '../../contract';
import { useSay } from '../words';
import { sizeOf } from './time-words.rules';

/** A disk that is fuller than this is said in the colour of what is due. */
const WORRYING = 0.85;

/** How full the disk is, and what goes first. */
export function SpaceWords() {
  const say = useSay();
  const space = useReading<Space>('/streaming/recordings/space').value;
  if (!space) return null;
  const used = space.total > 0 ? (space.total - space.free) / space.total : 0;
  const [next] = space.next;
  const isFull = space.free <= space.floor;
  // Counted is what is over; how large one that grows will be nobody knows.
  const words = space.recordings.count === 0 ? 'space.empty' : 'space.words';
  return (
    <Flex direction="column" gap={2} alignItems="stretch">
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography variant="pi" textColor={used >= WORRYING ? 'warning600' : 'neutral600'}>
          {say(isFull ? 'space.full' : words, {
            share: Math.round(used * 100),
            free: sizeOf(space.free),
            own: sizeOf(space.recordings.bytes),
            count: space.recordings.count,
          })}
        </Typography>
        {next && (
          <Typography variant="pi" textColor="neutral600">
            {say('space.next', { title: next.title, size: sizeOf(next.bytes) })}{' '}
            {next.keepUntil !== null && <Moment at={next.keepUntil} />}
          </Typography>
        )}
      </Flex>
      <Box background="neutral200" hasRadius aria-hidden style={{ height: 4 }}>
        <Box
          hasRadius
          background={used >= WORRYING ? 'warning500' : 'success500'}
          style={{ height: 4, width: `${Math.round(used * 100)}%` }}
        />
      </Box>
    </Flex>
  );
}
