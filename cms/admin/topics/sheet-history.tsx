import { Box, Typography } from '@strapi/design-system';
import { Moment } from '../reach/moment';
import { useNames } from './desk';
import type { WholeTopic } from './whole-topic';
import { useSay } from './words';

/** What happened to a topic, the latest first. */
export function SheetHistory({ whole: { history } }: { readonly whole: WholeTopic }) {
  const say = useSay();
  const names = useNames();
  return (
    <section aria-label={say('history')}>
      <Typography tag="h3" variant="delta">
        {say('history')}
      </Typography>
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {[...history].reverse().map(({ id, event, person, onBehalfOf, reason, at }) => (
          <Box tag="li" key={id} paddingTop={2}>
            <Typography variant="pi" textColor="neutral600">
              <Moment at={at} />
            </Typography>{' '}
            <Typography>
              {say('history.line', { person: names.person(person), event: say(`event.${event}`) })}
              {onBehalfOf && say('chain.behalf', { person: names.person(onBehalfOf) })}
            </Typography>
            {reason && (
              <Typography tag="p" variant="pi" textColor="neutral600">
                {reason}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </section>
  );
}
