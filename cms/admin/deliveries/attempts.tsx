import { Box, Flex, Typography } from '@strapi/design-system';
import { Moment } from '../reach/moment';
import type { Whole } from './delivery-page';
import { useSay } from './words';

/** Every attempt as it was made: what was tried, when, how long it took, and what the platform said. */
export function Attempts({ attempts }: { readonly attempts: Whole['attempts'] }) {
  const say = useSay();
  if (attempts.length === 0) return <Typography textColor="neutral600">{say('attempts.none')}</Typography>;
  return (
    <Box tag="ol" style={{ maxHeight: '40rem', overflow: 'auto' }}>
      {[...attempts].reverse().map((one) => (
        <Flex
          key={`${one.startedAt} ${one.act}`}
          tag="li"
          justifyContent="space-between"
          alignItems="baseline"
          gap={3}
          paddingTop={2}
          paddingBottom={2}
        >
          <Box>
            <Typography tag="p">
              {say(`act.${one.act}`)}
              {one.act === 'send' ? ` · ${say('attempt', { n: one.n })}` : ''}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {one.outcome === null ? say('attempt.died') : say('outcome', { outcome: one.outcome })}
              {one.code ? ` · ${one.code}` : ''}
            </Typography>
          </Box>
          <Typography variant="pi" textColor="neutral600" style={{ textAlign: 'end', whiteSpace: 'nowrap' }}>
            <Moment at={one.startedAt} />
            {one.endedAt && ` · ${Date.parse(one.endedAt) - Date.parse(one.startedAt)} ms`}
          </Typography>
        </Flex>
      ))}
    </Box>
  );
}
