import { useState } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useMay } from '../reach/use-may';
import { DeedDialog } from './deed-dialog';
import { ReaderSheet } from './reader-sheet';
import { SearchForm } from './search-form';
import { useReaders, type Deed } from './use-readers';
import { wordsFor } from './words';

const READ = [{ action: 'plugin::cms.readers.read', subject: null }];
/** Finds a reader who asks the station for help, and helps. */
export function ReadersPage() {
  const { locale } = useIntl();
  const say = wordsFor(locale);
  const { reader, problem, isBusy, find, act } = useReaders();
  const mayLock = useMay('plugin::cms.readers.lock');
  const mayErase = useMay('plugin::cms.readers.erase');
  const [deed, setDeed] = useState<Deed>();
  const mayDo = (one: Deed): boolean => (one === 'erase' ? mayErase : mayLock);

  return (
    <Page.Protect permissions={READ}>
      <Page.Main>
        <Page.Title>{say('title')}</Page.Title>
        <Layouts.Header title={say('title')} subtitle={say('subtitle')} />
        <Layouts.Content>
          <SearchForm say={say} isBusy={isBusy} onSearch={(contact) => void find(contact)} />
          <Box role="status" aria-live="polite">
            {problem === undefined ? null : <Typography textColor="danger600">{problem || say('failed')}</Typography>}
            {reader === null ? <Typography>{say('nobody')}</Typography> : null}
          </Box>
          {reader ? <ReaderSheet reader={reader} mayDo={mayDo} say={say} onDeed={setDeed} /> : null}
          {reader && deed ? (
            <DeedDialog
              deed={deed}
              say={say}
              onCancel={() => setDeed(undefined)}
              onDone={(reason) => {
                setDeed(undefined);
                void act(deed, reader.id, reason);
              }}
            />
          ) : null}
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
