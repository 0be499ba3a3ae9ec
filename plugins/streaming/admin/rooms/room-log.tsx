import { Box, Flex, Typography } from '@strapi/design-system';
import { Faces, Moment, Nothing, type Reading } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { RoomEntry } from '../../contract';
import { hasWord, useSay } from '../words';
import { valuesOf, wordsOf } from './event-words.rules';

/** What happened in a room, in the words of an operator, the newest first. */
export function RoomLog({ of }: { readonly of: Reading<{ readonly entries: readonly RoomEntry[] }> }) {
  const say = useSay();
  return (
    <Box padding={5}>
      <Typography tag="h2" variant="delta">
        {say('log')}
      </Typography>
      <Faces of={of}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Nothing>{say('log.empty')}</Nothing>
          ) : (
            <Box tag="ol" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </Box>
          )
        }
      </Faces>
    </Box>
  );
}

function Entry({ entry }: { readonly entry: RoomEntry }) {
  const say = useSay();
  const { messages } = useIntl();
  const word = wordsOf(entry).find((one) => hasWord(messages, one));
  return (
    <Flex tag="li" gap={4} paddingTop={2} paddingBottom={2} alignItems="baseline">
      <Typography variant="pi" textColor="neutral600">
        <Moment at={entry.at} />
      </Typography>
      <Typography>{word !== undefined && hasWord(messages, word) ? say(word, valuesOf(entry)) : entry.type}</Typography>
    </Flex>
  );
}
