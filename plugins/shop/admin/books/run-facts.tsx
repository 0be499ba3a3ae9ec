import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { Facts, Panel } from '@hearth/cms/reach';
import type { HeldBack, Settlement, SettlementPeople } from '../../contract';
import { useSay, type Say } from './words';
import { Yuan } from './yuan';

type Props = {
  readonly run: Settlement;
  readonly people: SettlementPeople;
  readonly heldBack: readonly HeldBack[];
};

/** Who answers for a run, and what of the suppliers' money it does not pay. */
export function RunFacts({ run, people, heldBack }: Props) {
  return (
    <Grid.Root gap={4} paddingBottom={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <People run={run} people={people} />
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Held run={run} heldBack={heldBack} />
      </Grid.Item>
    </Grid.Root>
  );
}

function People({ run, people }: Pick<Props, 'run' | 'people'>) {
  const say = useSay();
  const { openedBy, firstBy, secondBy } = people;
  return (
    <Panel title={say('books.people')}>
      <Facts
        facts={[
          [say('books.people.opened'), openedBy],
          [say('books.people.first'), firstBy ?? waited(say, run.state === 'reconciled')],
          [say('books.people.second'), secondBy ?? waited(say, run.state === 'signed')],
        ]}
      />
      <Box paddingTop={3}>
        <Typography variant="pi" textColor="neutral600">
          {say('books.people.rule')}
        </Typography>
      </Box>
    </Panel>
  );
}

const waited = (say: Say, isNow: boolean): string => say(isNow ? 'books.people.waits' : 'books.people.later');

function Held({ run, heldBack }: Pick<Props, 'run' | 'heldBack'>) {
  const say = useSay();
  return (
    <Panel title={say('books.held')}>
      {heldBack.length === 0 && <Typography textColor="neutral600">{say('books.held.none')}</Typography>}
      {heldBack.map(({ why, parts, fen }) => (
        <Box key={why} paddingBottom={3}>
          <Flex justifyContent="space-between" gap={3}>
            <Typography fontWeight="semiBold">{say(`books.held.${why}`)}</Typography>
            <Yuan fen={fen} />
          </Flex>
          <Typography variant="pi" textColor="neutral600">
            {say(`books.held.${why}.why`, { parts, percent: run.reservePercent })}
          </Typography>
        </Box>
      ))}
    </Panel>
  );
}
