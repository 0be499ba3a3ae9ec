import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { WritingDesk } from '../../contract';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useListing } from '../review/words';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = { readonly held: Desk; readonly desk: WritingDesk };

/** Who holds the manuscript, who else has it open, and taking it over by name. */
export function LockLine({ held, desk }: Props) {
  const say = useSay();
  const listed = useListing();
  const { here } = desk;
  return (
    <Box>
      <Holder desk={desk} />
      {held.takenBy !== null && (
        <Box background="warning100" hasRadius padding={3} marginTop={2} role="alert">
          <Typography textColor="warning700">{say('lock.lost', { name: held.takenBy })}</Typography>
        </Box>
      )}
      {desk.lock && !desk.lock.mine && desk.mayWrite && (
        <Box paddingTop={2}>
          <Button variant="tertiary" fullWidth loading={held.busy} onClick={held.takeOver}>
            {say('lock.take')}
          </Button>
          <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
            {say('lock.take.about', { name: desk.lock.name })}
          </Typography>
        </Box>
      )}
      {here.length > 0 && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {say('here', { names: listed(here.map(({ name }) => name)) })}
        </Typography>
      )}
    </Box>
  );
}

function Holder({ desk: { lock, sealed, mayWrite } }: { readonly desk: WritingDesk }) {
  const say = useSay();
  if (sealed) return <StateWord tone="stop" word={say('sealed')} />;
  if (!lock) return <StateWord tone="quiet" word={say(mayWrite ? 'lock.free' : 'lock.notYours')} />;
  return (
    <Flex gap={2} wrap="wrap" alignItems="baseline">
      <StateWord
        tone={lock.mine ? 'proof' : 'wait'}
        word={lock.mine ? say('lock.mine') : say('lock.other', { name: lock.name })}
      />
      <Typography variant="pi" textColor="neutral600">
        {say('lock.since')} <Moment at={lock.since} />
      </Typography>
    </Flex>
  );
}
