import { Box, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, LinesTable, Nothing, Sheet, StateWord, useReading } from '@hearth/cms/reach';
import { useParams } from 'react-router-dom';
import { rankPool, type Round } from '../../contract';
import { checkDraw } from './check-draw.rules';
import { useSay } from './words';

/** The draw, made again in this page from what was published: nothing is asked of the host but the round. */
export function DrawPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const round = useReading<Round>(`/vetting/rounds/${id}`);
  return (
    <Page.Main aria-busy={round.value === undefined && !round.failed}>
      <Page.Title>{say('draw.title')}</Page.Title>
      <Layouts.Header title={say('draw.title')} subtitle={say('draw.about')} />
      <Layouts.Content>
        <Sheet label={say('draw.title')}>
          <Faces of={round}>{(found) => <Draw round={found} />}</Faces>
        </Sheet>
      </Layouts.Content>
    </Page.Main>
  );
}

function Draw({ round }: { readonly round: Round }) {
  const say = useSay();
  const checked = checkDraw(round);
  if (!checked || round.seed === null || round.pool === null) return <Nothing>{say('draw.later')}</Nothing>;
  const names = new Map(round.pool.map(({ person, name }) => [person, name]));
  const seated = new Set(round.panel.map(({ person }) => person));
  const light = (holds: boolean) => (
    <StateWord tone={holds ? 'proof' : 'stop'} word={say(holds ? 'draw.holds' : 'draw.broken')} />
  );
  return (
    <>
      <Box padding={5}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Facts
            facts={[
              [say('draw.seed'), <code key="seed">{round.seed}</code>],
              [say('draw.commitment'), <code key="commitment">{round.seedCommitment}</code>],
              [say('draw.check.seed'), light(checked.seed)],
              [say('draw.check.pool'), light(checked.pool)],
              [say('draw.check.panel'), light(checked.panel)],
            ]}
          />
          <Typography textColor="neutral600">{say('draw.rule')}</Typography>
        </Flex>
      </Box>
      <LinesTable heads={[say('draw.rank'), say('draw.person'), say('draw.from'), say('draw.ticket')]}>
        {rankPool(round.seed, round.pool).map(({ person, rank, outside, ticket }) => (
          <Tr key={person}>
            <Td>{rank}</Td>
            <Td>
              <Typography fontWeight={seated.has(person) ? 'bold' : 'regular'}>
                {[names.get(person), seated.has(person) && say('draw.asked')].filter(Boolean).join(' · ')}
              </Typography>
            </Td>
            <Td>
              <Typography>{say(outside ? 'seat.outside' : 'seat.inside')}</Typography>
            </Td>
            <Td>
              <code>{ticket.slice(0, 16)}…</code>
            </Td>
          </Tr>
        ))}
      </LinesTable>
    </>
  );
}
