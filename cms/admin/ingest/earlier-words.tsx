import { Box, Flex, Typography } from '@strapi/design-system';
import { EARLIER_WORDS_SHOWN, type EarlierWords, type IngestItem } from '../../contract';
import { Faces } from '../reach/faces';
import { Moment } from '../reach/moment';
import { useReading } from '../reach/use-reading';
import { BlockRows } from '../review/block-rows';
import { Runs } from '../review/runs';
import { useSay } from './words';

/** What the source said before, each time word by word beside what it became: a figure that was corrected is seen at once. */
export function EarlierWordsOf({ item }: { readonly item: Pick<IngestItem, 'id' | 'changes'> }) {
  const say = useSay();
  // A further change is a further answer.
  const past = useReading<{ versions: EarlierWords[] }>(`/cms/ingest/items/${item.id}/past?changes=${item.changes}`);
  return (
    <Box tag="section" aria-label={say('past')}>
      <Typography tag="h3" variant="delta">
        {say('past')}
      </Typography>
      <Faces of={past}>
        {({ versions }) => (
          <>
            {versions.length === 0 && <Typography textColor="neutral600">{say('past.none')}</Typography>}
            {versions.map((version) => (
              <Version key={version.n} version={version} />
            ))}
            {versions.length < item.changes && versions.length > 0 && (
              <Typography variant="pi" textColor="neutral600">
                {say(versions.length < EARLIER_WORDS_SHOWN ? 'past.none' : 'past.more', { most: EARLIER_WORDS_SHOWN })}
              </Typography>
            )}
          </>
        )}
      </Faces>
    </Box>
  );
}

function Version({ version: { until, title, body } }: { readonly version: EarlierWords }) {
  const say = useSay();
  return (
    <Box tag="article" paddingTop={4} paddingBottom={2}>
      <Flex gap={2}>
        <Typography variant="pi" textColor="neutral600">
          {say('past.until')} <Moment at={until} />
        </Typography>
      </Flex>
      <Typography tag="p" fontWeight="bold" style={{ lineHeight: 1.6, overflowWrap: 'anywhere' }}>
        <Runs runs={title} />
      </Typography>
      <BlockRows blocks={body} sides={false} />
    </Box>
  );
}
