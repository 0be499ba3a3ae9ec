import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { InboxBar } from './inbox-bar';
import { useInboxFilter, type InboxFilter } from './inbox-filter';
import { InboxLine } from './inbox-line';
import { liveCount } from './live-count';
import { useInbox, type Inbox as Notices } from './use-inbox';
import { useLine } from './use-line';
import { useSay } from './words';

/** One's own notices, newest first. What arrives meanwhile waits behind a pill, so that nothing jumps under a finger. */
export function Inbox() {
  const say = useSay();
  const [filter, change] = useInboxFilter();
  const inbox = useInbox(filter);
  const { list } = inbox;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box>
        <InboxBar filter={filter} inbox={inbox} onChange={change} />
        <Arrivals readings={list.readings} onShow={list.reload} />
      </Box>
      <Sheet label={say('tab.inbox')}>
        <Faces of={list}>{() => <Lines inbox={inbox} filter={filter} />}</Faces>
      </Sheet>
      <Foot inbox={inbox} />
    </Flex>
  );
}

type ArrivalsProps = { readonly readings: number; readonly onShow: () => void };

function Arrivals({ readings, onShow }: ArrivalsProps) {
  const say = useSay();
  const { arrivals } = useLine();
  const [seen, setSeen] = useState(arrivals);
  // What had arrived when the list was last read from the top is in it.
  useEffect(() => setSeen(liveCount.get().arrivals), [readings]);
  const count = arrivals - seen;
  return (
    <Box role="status">
      {count > 0 ? (
        <Button fullWidth variant="secondary" marginTop={4} onClick={onShow}>
          {say('arrived', { count })}
        </Button>
      ) : null}
    </Box>
  );
}

function Lines({ inbox, filter }: { readonly inbox: Notices; readonly filter: InboxFilter }) {
  const say = useSay();
  const notices = inbox.list.value?.notices ?? [];
  const isFiltered = filter.show !== 'all' || filter.kind !== '';
  if (notices.length === 0) return <Nothing>{say(isFiltered ? 'inbox.emptyHere' : 'inbox.empty')}</Nothing>;
  return (
    <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {notices.map((item) => (
        <InboxLine key={item.id} item={item} onMark={(isRead) => inbox.mark(item, isRead)} />
      ))}
    </Box>
  );
}

function Foot({ inbox: { list } }: { readonly inbox: Notices }) {
  const say = useSay();
  if (!list.value || list.value.notices.length === 0) return null;
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
