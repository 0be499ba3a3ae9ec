import { useCallback, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import type { ManuscriptRights } from '../../contract';
import { Faces } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { LeaseForm } from './lease-form';
import { LeaseList } from './lease-list';
import { StaleWords } from './stale-words';
import { UncoveredList } from './uncovered-list';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.rights.read', subject: null }];

/** The rights of a manuscript: by which contracts it may go out where, and what stands without one. */
export function RightsPage() {
  return (
    <Page.Protect permissions={READ}>
      <Rights />
    </Page.Protect>
  );
}

function Rights() {
  const say = useSay();
  const { documentId = '' } = useParams();
  const mayNote = useMay('plugin::cms.rights.note');
  const [isNoting, note] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const found = useReading<ManuscriptRights>(`/cms/rights/${documentId}`);
  const done = (changed: boolean): void => {
    note(false);
    if (changed) found.reload();
  };
  const add = (
    <Button startIcon={<Plus />} onClick={() => note(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={found.value?.title}
        navigationAction={<BackButton fallback="/plugins/cms/library" />}
        primaryAction={mayNote ? add : undefined}
      />
      <Layouts.Content>
        <Faces of={found}>
          {(rights) => (
            <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
              <Typography textColor="neutral600">
                {say('about')} {say('reused', rights.reused)}
              </Typography>
              <StaleWords documentId={documentId} stale={rights.stale} onChange={found.reload} />
              <UncoveredList documentId={documentId} uncovered={rights.uncovered} onChange={found.reload} />
              <LeaseList leases={rights.leases} documentId={documentId} mayNote={mayNote} onChange={found.reload} />
            </Flex>
          )}
        </Faces>
        {isNoting && <LeaseForm documentId={documentId} onDone={done} />}
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['?']} />
    </Page.Main>
  );
}
