import { useEffect, useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { SimilarTopic } from '../../contract';
import { useReading } from '../reach/use-reading';
import { useNames } from './desk';
import { TopicStateWord } from './topic-state';
import { useSay } from './words';

const REST = 500;

/** Topics that read like what is being typed, so that nobody pitches what another already has. */
export function SimilarHints({ text }: { readonly text: string }) {
  const say = useSay();
  const names = useNames();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const waiting = window.setTimeout(() => setAsked(text.trim()), REST);
    return () => window.clearTimeout(waiting);
  }, [text]);
  const found = useReading<{ topics: SimilarTopic[] }>(
    asked.length < 4 ? undefined : `/cms/topics/similar?${new URLSearchParams({ text: asked }).toString()}`,
  );
  const topics = found.value?.topics ?? [];
  return (
    <Box role="status">
      {topics.length > 0 && (
        <Box padding={4} background="warning100" hasRadius>
          <Typography fontWeight="semiBold">{say('similar')}</Typography>
          {topics.map(({ id, title, state, pitchedBy }) => (
            <Flex key={id} gap={2} wrap="wrap" paddingTop={1}>
              <Typography>{title}</Typography>
              <TopicStateWord state={state} />
              {pitchedBy && (
                <Typography variant="pi" textColor="neutral600">
                  {names.person(pitchedBy)}
                </Typography>
              )}
            </Flex>
          ))}
        </Box>
      )}
    </Box>
  );
}
