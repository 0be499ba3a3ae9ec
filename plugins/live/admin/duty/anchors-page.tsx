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
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{name}</Typography>
      </Td>
      <Td data-label={say('sessions.anchors.real')}>
        <LookedAt isSo={isRealNamed} />
      </Td>
      <Td data-label={say('sessions.anchors.age')}>
        <LookedAt isSo={birth !== null} />
      </Td>
      <Td data-label={say('sessions.anchors.trained')}>
        <Trained until={trainedUntil} />
      </Td>
      <Td data-label={say('sessions.anchors.banned')}>
        <Banned until={bannedUntil} />
      </Td>
      <Td>
        <IconButton variant="ghost" label={say('sessions.anchors.change.one', { name })} onClick={onOpen}>
          <Pencil />
        </IconButton>
      </Td>
    </Tr>
  );
}

/** What somebody of the station has looked at, or not yet. */
function LookedAt({ isSo }: { readonly isSo: boolean }) {
  const say = useSay();
  return (
    <StateWord tone={isSo ? 'proof' : 'wait'} word={say(isSo ? 'sessions.anchors.yes' : 'sessions.anchors.not-yet')} />
  );
}

type Until = { readonly until: string | null };
const isToCome = (until: string | null): until is string => until !== null && until > new Date().toISOString();

function Trained({ until }: Until) {
  const say = useSay();
  const isTrained = isToCome(until);
  return (
    <>
      <StateWord
        tone={isTrained ? 'proof' : 'stop'}
        word={say(isTrained ? 'sessions.anchors.until' : 'sessions.anchors.lapsed')}
      />
      {until !== null && <Day at={until} />}
    </>
  );
}

function Banned({ until }: Until) {
  const say = useSay();
  if (!isToCome(until)) return null;
  return (
    <>
      <StateWord tone="stop" word={say('sessions.anchors.is-banned')} />
      <Day at={until} />
    </>
  );
}

function Day({ at }: { readonly at: string }) {
  return (
    <Typography variant="pi" textColor="neutral600">
      <Moment at={at} />
    </Typography>
  );
}
