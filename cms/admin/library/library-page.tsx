import { useCallback, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { LibraryLine } from '../../contract';
import { ExportButton } from '../reach/export-button';
import { Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { Facets } from './facets';
import { FoundLine } from './found-line';
import { Preview } from './preview';
import { SavedSearches } from './saved-searches';
import { SearchBar } from './search-bar';
import { useFound, useWanted, type Found, type Wanted } from './use-library';
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
        primaryAction={<ExportButton path={`/cms/library/export?${wanted.query}`} />}
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
  // While the next answer comes, the last one stays in sight.
  const [last, setLast] = useState(found.value);
  if (found.value && found.value !== last) setLast(found.value);
  const shown = found.value ?? last;
  return (
    <>
      {found.failed && <Failed onRetry={found.reload} />}
      {shown && <Shown found={shown} wanted={wanted} onMore={found.more} />}
      {!shown && !found.failed && <Nothing>{say('coming')}</Nothing>}
    </>
  );
}

type ShownProps = { readonly found: Found; readonly wanted: Wanted; readonly onMore: (cursor: string) => void };

function Shown({ found: { lines, cursor, total, facets }, wanted, onMore }: ShownProps) {
  const say = useSay();
  const [open, setOpen] = useState<LibraryLine>();
  return (
    <>
      {facets && <Facets facets={facets} wanted={wanted} />}
      {total && (
        <Typography textColor="neutral600" role="status" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {say(total.more ? 'count.more' : 'count', { count: total.count })}
        </Typography>
      )}
      <Sheet label={say('title')}>
        {lines.length === 0 && <Nothing>{say(wanted.query === '' ? 'empty' : 'none')}</Nothing>}
        {lines.map((line) => (
          <FoundLine key={`${line.documentId} ${line.locale}`} line={line} onOpen={() => setOpen(line)} />
        ))}
      </Sheet>
      {cursor !== null && (
        <Box>
          <Button variant="tertiary" onClick={() => onMore(cursor)}>
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
