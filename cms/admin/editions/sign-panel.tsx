import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import type { DetailProps } from './edition-detail';
import { useSay } from './words';

/** Who signed the words that were edited by hand, who is missing, and signing what is shown. */
export function SignPanel({ matrix, line, onDone }: DetailProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [asked, ask] = useState(false);
  const sign = async ({ kind, level }: DetailProps['line']['missing'][number]): Promise<void> => {
    const { documentId, locale } = matrix;
    const body = { documentId, locale, channel: line.channel.id, hash: line.hash, kind, level, note: null };
    ask(true);
    if (await act({ method: 'post', path: '/cms/editions/sign', body })) onDone();
    ask(false);
  };
  return (
    <Box tag="section" aria-label={say('signatures')}>
      {line.signed.map(({ kind, level, name, at }) => (
        <Flex key={`${kind} ${level}`} gap={2} paddingTop={1}>
          <StateWord tone="proof" word={say(`step.${kind}`, { level })} />
          <Typography variant="pi">
            {name} · <Moment at={at} />
          </Typography>
        </Flex>
      ))}
      {line.missing.map((step) => {
        const may = line.maySign.some(({ kind, level }) => kind === step.kind && level === step.level);
        return (
          <Flex key={`${step.kind} ${step.level}`} gap={3} paddingTop={1}>
            <StateWord tone="wait" word={say(`step.${step.kind}`, { level: step.level })} />
            {may && (
              <Button size="S" loading={busy && asked} onClick={() => void sign(step)}>
                {say('sign')}
              </Button>
            )}
          </Flex>
        );
      })}
    </Box>
  );
}
