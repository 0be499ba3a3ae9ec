import { useState } from 'react';
import { Button, Flex, Switch, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { Channel } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { AccountForm } from './account-form';
import { AccountTable } from './account-table';
import { useSay } from './words';

type Listed = { readonly channels: Channel[]; readonly mayManage: boolean };

/** The accounts of a station: how each does, and the way to change it. */
export function Accounts({ station }: { readonly station: string }) {
  const say = useSay();
  const [withClosed, showClosed] = useState(false);
  const [open, setOpen] = useState<Channel | 'new'>();
  const listed = useReading<Listed>(`/cms/channels?station=${station}&closed=${withClosed}`);
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) listed.reload();
  };
  return (
    <Faces of={listed}>
      {({ channels, mayManage }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex justifyContent="space-between" gap={4} wrap="wrap">
            <Flex gap={2} tag="label">
              <Switch checked={withClosed} onCheckedChange={(on: boolean) => showClosed(on)} />
              <Typography>{say('closed.show')}</Typography>
            </Flex>
            {mayManage && (
              <Button startIcon={<Plus />} onClick={() => setOpen('new')}>
                {say('add')}
              </Button>
            )}
          </Flex>
          {channels.length === 0 ? (
            <Sheet>
              <Nothing>{say('none')}</Nothing>
            </Sheet>
          ) : (
            <AccountTable channels={channels} onOpen={setOpen} />
          )}
          {open !== undefined && (
            <AccountForm
              channel={open === 'new' ? undefined : open}
              station={station}
              mayManage={mayManage}
              onDone={done}
            />
          )}
        </Flex>
      )}
    </Faces>
  );
}
