import { useState } from 'react';
import { Box, Button } from '@strapi/design-system';
import type { DeliveryShown } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import type { Pages } from '../reach/use-pages';
import { BulkBar } from './bulk-bar';
import { DeliveryTable } from './delivery-table';
import type { DeskAnswer } from './desk-page';
import type { DeskQuery } from './desk-query';
import { useSay } from './words';

type Props = { readonly pages: Pages<DeskAnswer>; readonly query: DeskQuery; readonly onDone: () => void };

/** The list, what is marked in it, and what can be done to all that is marked. */
export function DeskList({ pages, query, onDone }: Props) {
  const say = useSay();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (ids: readonly string[], on: boolean): void =>
    setMarked((known) => new Set(on ? [...known, ...ids] : [...known].filter((id) => !ids.includes(id))));
  return (
    <Faces of={pages}>
      {({ deliveries, next, mayManage }) => {
        const chosen: readonly DeliveryShown[] = deliveries.filter(({ id }) => marked.has(id));
        if (deliveries.length === 0)
          return (
            <Sheet>
              <Nothing>{say(`none.${query.group}`)}</Nothing>
            </Sheet>
          );
        return (
          <>
            {mayManage && chosen.length > 0 && (
              <BulkBar
                chosen={chosen}
                onClear={() => setMarked(new Set())}
                onDone={() => {
                  setMarked(new Set());
                  onDone();
                }}
              />
            )}
            <DeliveryTable deliveries={deliveries} marked={marked} onMark={mayManage ? toggle : undefined} />
            {next !== null && (
              <Box paddingTop={4}>
                <Button variant="tertiary" onClick={() => pages.more(next)}>
                  {say('more')}
                </Button>
              </Box>
            )}
          </>
        );
      }}
    </Faces>
  );
}
