import { useCallback, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { LibraryLine } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { ExportButton } from './export-button';
import { Facets } from './facets';
import { FoundLine } from './found-line';
import { Preview } from './preview';
import { SavedSearches } from './saved-searches';
import { SearchBar } from './search-bar';
import { useFound, useWanted, type Wanted } from './use-library';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.library.read', subject: null }];

/** The library: everything that the station ever wrote, found by words and facets. */
export function LibraryPage() {
  return (
    <Page.Protect permissions={READ}>
      <Library />
    </Page.Protect>
  );
}

function Library() {
  const say = useSay();
  const wanted = useWanted();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={<ExportButton query={wanted.query} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
          <SearchBar wanted={wanted} />
          <SavedSearches wanted={wanted} />
          <Results wanted={wanted} />
        </Flex>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

function Results({ wanted }: { readonly wanted: Wanted }) {
  const say = useSay();
  const found = useFound(wanted.query);
  const [open, setOpen] = useState<LibraryLine>();
  // While the next answer comes, the last one stays in sight.
  const [last, setLast] = useState(found.value);
  if (found.value && found.value !== last) setLast(found.value);
  const shown = found.value ?? last;
  if (!shown) return found.failed ? <Failed onRetry={found.reload} /> : <Nothing>{say('coming')}</Nothing>;
  const { lines, cursor, total, facets } = shown;
  return (
    <>
      {found.failed && <Failed onRetry={found.reload} />}
      {facets && <Facets facets={facets} wanted={wanted} />}
      {total && (
        <Typography textColor="neutral600" role="status" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {say(total.more ? 'count.more' : 'count', { count: total.count })}
        </Typography>
      )}
      <Sheet label={say('title')}>
        {lines.length === 0 ? (
          <Nothing>{say(wanted.query === '' ? 'empty' : 'none')}</Nothing>
        ) : (
          lines.map((line) => (
            <FoundLine key={`${line.documentId} ${line.locale}`} line={line} onOpen={() => setOpen(line)} />
          ))
        )}
      </Sheet>
      {cursor !== null && (
        <Box>
          <Button variant="tertiary" onClick={() => found.more(cursor)}>
            {say('more')}
          </Button>
        </Box>
      )}
      {open && <Preview line={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const say = useSay();
  return (
    <Flex gap={3} role="alert">
      <Typography textColor="danger600">{say('failed')}</Typography>
      <Button variant="tertiary" size="S" onClick={onRetry}>
        {say('retry')}
      </Button>
    </Flex>
  );
}
