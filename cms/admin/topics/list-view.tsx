import { useCallback, useEffect, useState } from 'react';
import { Box, Button, Flex, SingleSelect, SingleSelectOption, Td, Tr, Typography } from '@strapi/design-system';
import { topicStates, type Topic } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { LINE, useLineKeys } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { usePages } from '../reach/use-pages';
import { useNames } from './desk';
import { DriftMark } from './drift';
import { askedOf, isNarrowed } from './planning-query';
import { TopicStateWord } from './topic-state';
import type { ViewProps } from './topics-page';
import { useSay } from './words';

type TopicPage = { readonly topics: readonly Topic[]; readonly cursor: string | null };

const TURNING = {
  by: 'cursor' as const,
  join: (known: TopicPage, next: TopicPage): TopicPage => ({ ...next, topics: [...known.topics, ...next.topics] }),
};

/** Topics one below the other, the one moved last first. */
export function ListView({ query, change, round }: ViewProps) {
  const say = useSay();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const state: Record<string, string> = query.state === '' ? {} : { state: query.state };
  const list = usePages<TopicPage>(`/cms/topics?${askedOf(query, { ...state, limit: '30' })}`, TURNING);
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  const cursor = list.value?.cursor ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} paddingBottom={10}>
      <StateChoice query={query} change={change} />
      <Sheet label={say('view.list')}>
        <Faces of={list}>
          {({ topics }) =>
            topics.length === 0 ? (
              <Nothing>{say(isNarrowed(query) ? 'empty.narrowed' : 'empty')}</Nothing>
            ) : (
              <Rows topics={topics} onOpen={(open) => change({ open })} />
            )
          }
        </Faces>
      </Sheet>
      {cursor !== null && (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => list.more(cursor)}>
            {say('more')}
          </Button>
        </Flex>
      )}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Flex>
  );
}

function StateChoice({ query, change }: Pick<ViewProps, 'query' | 'change'>) {
  const say = useSay();
  return (
    <Box maxWidth="20rem">
      <SingleSelect
        size="S"
        aria-label={say('column.state')}
        value={query.state}
        onChange={(chosen) => change({ state: topicStates.find((state) => state === chosen) ?? '' })}
      >
        <SingleSelectOption value="">{say('state.all')}</SingleSelectOption>
        {topicStates.map((state) => (
          <SingleSelectOption key={state} value={state}>
            {say(`state.${state}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

const COLUMNS = ['title', 'state', 'who', 'column', 'planned', 'since'] as const;

function Rows({ topics, onOpen }: { readonly topics: readonly Topic[]; readonly onOpen: (id: string) => void }) {
  const say = useSay();
  return (
    <LinesTable heads={COLUMNS.map((column) => say(`column.${column}`))}>
      {topics.map((topic) => (
        <Row key={topic.id} topic={topic} onOpen={onOpen} />
      ))}
    </LinesTable>
  );
}

function Row({ topic, onOpen }: { readonly topic: Topic; readonly onOpen: (id: string) => void }) {
  const say = useSay();
  const names = useNames();
  const line = { [LINE]: '' };
  const { people, pitchedBy, author } = topic;
  return (
    <Tr>
      <Td>
        <NameButton {...line} onClick={() => onOpen(topic.id)}>
          {topic.title}
        </NameButton>
        {topic.drift && <DriftMark drift={topic.drift} />}
      </Td>
      <Td>
        <TopicStateWord state={topic.state} />
      </Td>
      <Td data-label={say('column.who')}>
        <Typography>{(people.length > 0 ? people : [pitchedBy ?? author]).map(names.person).join('、')}</Typography>
      </Td>
      <Td data-label={say('column.column')}>
        <Typography>{names.column(topic.column)}</Typography>
      </Td>
      <Td data-label={say('column.planned')}>
        <Typography>{topic.plannedFrom && <Moment at={topic.plannedFrom} />}</Typography>
      </Td>
      <Td data-label={say('column.since')}>
        <Typography>
          <Moment at={topic.stateSince} />
        </Typography>
      </Td>
    </Tr>
  );
}
