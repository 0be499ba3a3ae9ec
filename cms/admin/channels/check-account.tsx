import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Channel, ChannelCheck } from '../../contract';
import { Facts } from '../reach/facts';
import { Moment } from '../reach/moment';
import { useSpoken } from '../reach/spoken';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

/** Asks the platform about an account, and says what it answered and how to mend what is wrong. */
export function CheckAccount({ channel }: { readonly channel: Channel }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [found, setFound] = useState<ChannelCheck>();
  const ask = async (): Promise<void> => {
    const answer = await act<ChannelCheck>({ method: 'post', path: `/cms/channels/${channel.id}/check` });
    if (answer) setFound(answer.value);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="group" aria-label={say('check')}>
      <Flex gap={3} wrap="wrap">
        <Button variant="secondary" loading={busy} onClick={() => void ask()}>
          {say('check')}
        </Button>
        <Typography variant="pi" textColor="neutral600">
          {say('check.about')}
        </Typography>
      </Flex>
      <div role="status">{found && <Found found={found} />}</div>
    </Flex>
  );
}

function Found({ found }: { readonly found: ChannelCheck }) {
  const say = useSay();
  const spoken = useSpoken();
  const { name, problem, tokenUntil, pausedUntil, quota, callback } = found;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <StateWord tone={problem ? 'stop' : 'proof'} word={say(problem ? 'check.failed' : 'check.fine')} />
      {problem && (
        <Box background="warning100" hasRadius padding={3}>
          <Typography tag="p" fontWeight="bold">
            {spoken(problem.message)}
          </Typography>
          <Typography tag="p">{spoken(problem.cure)}</Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {problem.code}
          </Typography>
        </Box>
      )}
      <Facts
        facts={[
          [say('check.name'), name ?? ''],
          [say('check.token'), tokenUntil && <Moment at={tokenUntil} />],
          [say('check.paused'), pausedUntil && <Moment at={pausedUntil} />],
          [say('check.quota'), quota ? say('check.quota.of', { used: quota.used, most: quota.most }) : ''],
          [say('check.callback'), callback ?? ''],
        ]}
      />
    </Flex>
  );
}
