import { useCallback, useState } from 'react';
import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { AsCounted } from '../reach/as-counted';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { InboxTable } from './inbox-table';
import { InboxTabs, useLevel, useView } from './inbox-tabs';
import { useInbox, type Inbox } from './use-inbox';
import { useSay } from './words';

/** The review inbox (审稿箱): what waits for me, what is late, what came back to me, what is signed. */
export function InboxPage() {
  const say = useSay();
  const view = useView();
  const level = useLevel();
  const inbox = useInbox(view, level);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  return (
    <Page.Main aria-busy={inbox.list.value === undefined && !inbox.list.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={
          <LinkButton tag={Link} to="rules" variant="tertiary">
            {say('rules.title')}
          </LinkButton>
        }
      />
      <Layouts.Content>
        <InboxTabs view={view} level={level} />
        <AsCounted />
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
          <News inbox={inbox} />
          <Sheet label={say(`view.${view}`)}>
            <Faces of={inbox.list}>
              {({ items }) =>
                items.length === 0 ? <Nothing>{say(`empty.${view}`)}</Nothing> : <InboxTable lines={inbox.lines} />
              }
            </Faces>
          </Sheet>
          <Foot inbox={inbox} />
        </Flex>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

/** What came or left meanwhile waits behind a pill, so that nothing jumps under a finger. */
function News({ inbox: { drift, list } }: { readonly inbox: Inbox }) {
  const say = useSay();
  const word = drift.arrived > 0 ? 'news.arrived' : 'news.left';
  return (
    <div role="status">
      {drift.arrived + drift.left > 0 ? (
        <Button fullWidth variant="secondary" onClick={list.reload}>
          {say(word, { count: drift.arrived > 0 ? drift.arrived : drift.left })}
        </Button>
      ) : null}
    </div>
  );
}

function Foot({ inbox: { list } }: { readonly inbox: Inbox }) {
  const say = useSay();
  if (!list.value || list.value.items.length === 0) return null;
  const { next } = list.value;
  return (
    <Flex justifyContent="center">
      {next === null ? (
        <Typography variant="pi" textColor="neutral600">
          {say('end')}
        </Typography>
      ) : (
        <Button variant="tertiary" onClick={() => list.more(next)}>
          {say('more')}
        </Button>
      )}
    </Flex>
  );
}
