import { useEffect, useState, useSyncExternalStore } from 'react';
import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { NoticeItem } from '../../contract';
import { InboxLine } from './inbox-line';
import { liveCount } from './live-count';
import { Nothing } from './nothing';
import { useInbox, type InboxFilter } from './use-inbox';
import { useLineKeys } from './use-line-keys';
import { spoken, type Say } from './words';

const SHOWS = ['all', 'unread', 'high'] as const;

/** One's own notices, newest first. What arrives meanwhile waits behind a pill, so that nothing jumps under a finger. */
export function Inbox({ say }: { readonly say: Say }) {
  const { locale } = useIntl();
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  const inbox = useInbox(filter, spoken(locale));
  const navigate = useNavigate();
  const news = useNews(inbox.page);
  const items = inbox.page?.notices ?? [];
  const open = (item: NoticeItem): void => {
    if (item.readAt === null) void inbox.mark(item, true);
    if (item.link !== null) navigate(item.link);
  };
  const current = useLineKeys(items, { open, toggle: (item) => void inbox.mark(item, item.readAt === null) });
  const change = (part: Partial<InboxFilter>): void => setSearch(addressOf({ ...filter, ...part }), { replace: true });
  const [newest] = items;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <Flex gap={2} wrap="wrap">
          {SHOWS.map((show) => (
            <Button
              key={show}
              size="S"
              variant={filter.show === show ? 'secondary' : 'tertiary'}
              aria-pressed={filter.show === show}
              onClick={() => change({ show })}
            >
              {say(show)}
            </Button>
          ))}
          <SingleSelect
            size="S"
            aria-label={say('kind')}
            value={filter.kind}
            onChange={(kind) => change({ kind: String(kind) })}
          >
            <SingleSelectOption value="">{say('allKinds')}</SingleSelectOption>
            {(inbox.page?.kinds ?? []).map(({ kind, name }) => (
              <SingleSelectOption key={kind} value={kind}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Flex>
        <Button
          size="S"
          variant="tertiary"
          disabled={!newest || !inbox.page || inbox.page.unread === 0}
          onClick={() => newest && void inbox.markAll(newest.id)}
        >
          {say('markAll')}
        </Button>
      </Flex>
      <Box role="status" aria-live="polite">
        {news > 0 ? (
          <Button fullWidth size="S" variant="secondary" onClick={() => void inbox.read()}>
            {say('arrived').replace('{count}', String(news))}
          </Button>
        ) : null}
        {inbox.problem === undefined ? null : (
          <Flex gap={3}>
            <Typography textColor="danger600">{inbox.problem || say('failed')}</Typography>
            <Button size="S" variant="tertiary" onClick={() => void inbox.read()}>
              {say('again')}
            </Button>
          </Flex>
        )}
      </Box>
      {inbox.page && items.length === 0 ? (
        <Nothing text={say(filter.show === 'all' ? 'nothing' : 'nothingHere')} />
      ) : null}
      {items.length > 0 ? (
        <Box
          tag="ul"
          background="neutral0"
          hasRadius
          borderColor="neutral150"
          style={{ listStyle: 'none', padding: 0 }}
        >
          {items.map((item, index) => (
            <InboxLine
              key={item.id}
              item={item}
              say={say}
              isCurrent={index === current}
              onOpen={() => open(item)}
              onToggle={() => void inbox.mark(item, item.readAt === null)}
            />
          ))}
        </Box>
      ) : null}
      <Flex justifyContent="center">
        {inbox.page?.next ? (
          <Button variant="tertiary" onClick={() => void inbox.read(inbox.page?.next ?? undefined)}>
            {say('more')}
          </Button>
        ) : (
          items.length > 0 && (
            <Typography textColor="neutral500" variant="pi">
              {say('end')}
            </Typography>
          )
        )}
      </Flex>
    </Flex>
  );
}

/** How many notices arrived since the list was read. */
function useNews(page: unknown): number {
  const { arrivals } = useSyncExternalStore(liveCount.subscribe, liveCount.get);
  const [seen, setSeen] = useState(arrivals);
  useEffect(() => setSeen(liveCount.get().arrivals), [page]);
  return arrivals - seen;
}

function filterFrom(search: URLSearchParams): InboxFilter {
  return { show: SHOWS.find((show) => show === search.get('show')) ?? 'all', kind: search.get('kind') ?? '' };
}

function addressOf({ show, kind }: InboxFilter): Record<string, string> {
  return { ...(show === 'all' ? {} : { show }), ...(kind && { kind }) };
}
