import { useState } from 'react';
import { Button, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { Pencil, Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { LinesTable, ListPage, Moment, StateWord, useReading } from '@hearth/cms/reach';
import { ANCHORS_KEEP, type Anchor } from '../../contract';
import { useSay } from '../sessions/words';
import { AnchorDialog } from './anchor-dialog';

const MAY_SEE = [{ action: ANCHORS_KEEP, subject: null }];
const HEADS = ['name', 'real', 'age', 'trained', 'banned'] as const;

/** Who may speak in lives: names and ages that were looked at, training and bans. */
export function AnchorsPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Anchors />
    </Page.Protect>
  );
}

function Anchors() {
  const say = useSay();
  const [open, setOpen] = useState<Anchor | 'new'>();
  const list = useReading<{ anchors: Anchor[] }>('/live/anchors');
  return (
    <ListPage
      title={say('sessions.anchors.title')}
      about={say('sessions.anchors.about')}
      empty={say('sessions.anchors.empty')}
      list={list}
      lines={({ anchors }) => anchors}
      action={
        <Button startIcon={<Plus />} onClick={() => setOpen('new')}>
          {say('sessions.anchors.add')}
        </Button>
      }
      form={
        open !== undefined && (
          <AnchorDialog
            {...(open === 'new' ? {} : { anchor: open })}
            onClose={() => setOpen(undefined)}
            onDone={list.reload}
          />
        )
      }
    >
      {(anchors) => (
        <LinesTable heads={HEADS.map((head) => say(`sessions.anchors.${head}`))} after={say('sessions.anchors.change')}>
          {anchors.map((anchor) => (
            <Line key={anchor.person} anchor={anchor} onOpen={() => setOpen(anchor)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ anchor, onOpen }: { readonly anchor: Anchor; readonly onOpen: () => void }) {
  const say = useSay();
  const { name, isRealNamed, birth, trainedUntil, bannedUntil } = anchor;
  const now = new Date().toISOString();
  const isBanned = bannedUntil !== null && bannedUntil > now;
  const isTrained = trainedUntil !== null && trainedUntil > now;
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{name}</Typography>
      </Td>
      <Td data-label={say('sessions.anchors.real')}>
        <StateWord tone={isRealNamed ? 'proof' : 'wait'} word={say(isRealNamed ? 'sessions.anchors.yes' : 'sessions.anchors.not-yet')} />
      </Td>
      <Td data-label={say('sessions.anchors.age')}>
        <StateWord tone={birth === null ? 'wait' : 'proof'} word={say(birth === null ? 'sessions.anchors.not-yet' : 'sessions.anchors.yes')} />
      </Td>
      <Td data-label={say('sessions.anchors.trained')}>
        <StateWord tone={isTrained ? 'proof' : 'stop'} word={say(isTrained ? 'sessions.anchors.until' : 'sessions.anchors.lapsed')} />
        {trainedUntil !== null && (
          <Typography variant="pi" textColor="neutral600">
            <Moment at={trainedUntil} />
          </Typography>
        )}
      </Td>
      <Td data-label={say('sessions.anchors.banned')}>
        {isBanned && (
          <>
            <StateWord tone="stop" word={say('sessions.anchors.is-banned')} />
            <Typography variant="pi" textColor="neutral600">
              <Moment at={bannedUntil} />
            </Typography>
          </>
        )}
      </Td>
      <Td>
        <IconButton variant="ghost" label={say('sessions.anchors.change.one', { name })} onClick={onOpen}>
          <Pencil />
        </IconButton>
      </Td>
    </Tr>
  );
}
