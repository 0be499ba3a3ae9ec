import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import type { EditionMatrix } from '../../contract';
import { isPossible } from '../deliveries/bulk-bar';
import { BulkDialog } from '../deliveries/bulk-dialog';
import { useSay } from './words';

type Props = { readonly matrix: EditionMatrix; readonly onDone: () => void };

/** One press for all accounts that wait for somebody's word. */
export function ReleaseAll({ matrix, onDone }: Props) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const waiting = matrix.editions.flatMap(({ delivery }) =>
    delivery && isPossible('release', delivery) ? [delivery] : [],
  );
  if (!matrix.mayManage || waiting.length === 0) return null;
  return (
    <Flex paddingBottom={4}>
      <Button onClick={() => open(true)}>{say('release', { count: waiting.length })}</Button>
      {isOpen && (
        <BulkDialog
          event="release"
          chosen={waiting}
          onClose={() => open(false)}
          onDone={() => {
            open(false);
            onDone();
          }}
        />
      )}
    </Flex>
  );
}
