import { useCallback, useEffect, useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { InspectionPack, Station } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useReading } from '../reach/use-reading';
import { HowToCheck } from './how-to-check';
import { OrderDialog } from './order-dialog';
import { PackTable } from './pack-table';
import { useSay } from './words';

const ORDER = [{ action: 'plugin::cms.inspection.order', subject: null }];
/** While something is being made, the page looks again after so many milliseconds. */
const LOOK = 1_500;

/** Inspection packs: order one, watch it, take it away. */
export function InspectionPage() {
  return (
    <Page.Protect permissions={ORDER}>
      <Packs />
    </Page.Protect>
  );
}

function Packs() {
  const say = useSay();
  const [isHelpOpen, openHelp] = useState(false);
  const [ordering, setOrdering] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const tree = useReading<{ own: string; stations: Station[] }>('/cms/stations');
  const list = useReading<{ packs: InspectionPack[] }>('/cms/inspection/packs');
  const { reload } = list;
  useWatch(list.value?.packs ?? [], reload);
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={
          <Button startIcon={<Plus />} disabled={!tree.value} onClick={() => setOrdering(true)}>
            {say('order')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
          <Sheet label={say('title')}>
            <Faces of={list}>
              {({ packs }) =>
                packs.length === 0 ? <Nothing>{say('none')}</Nothing> : <PackTable packs={packs} onChange={reload} />
              }
            </Faces>
          </Sheet>
          <HowToCheck />
        </Flex>
      </Layouts.Content>
      {ordering && tree.value && (
        <OrderDialog
          own={tree.value.own}
          stations={tree.value.stations}
          onDone={() => {
            setOrdering(false);
            reload();
          }}
        />
      )}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** Looks again and again while a pack is being made. */
function useWatch(packs: readonly InspectionPack[], reload: () => void): void {
  const isMaking = packs.some(({ state }) => state === 'queued' || state === 'making');
  useEffect(() => {
    if (!isMaking) return undefined;
    const timer = setInterval(reload, LOOK);
    return () => clearInterval(timer);
  }, [isMaking, reload]);
}
