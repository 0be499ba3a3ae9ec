import { Box, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, Sheet, useSpoken } from '@hearth/cms/reach';
import { blockWords, FULL_STEPS, vetoWords, type Round, type RoundScore } from '../../contract';
import { useSay } from './words';

type Props = { readonly round: Round; readonly score: RoundScore };

const FIGURES = { fontVariantNumeric: 'tabular-nums' } as const;

/** What was scored, all of it at once: each member beside the others, and what it comes to. */
export function RoundScorePanel({ round, score }: Props) {
  const say = useSay();
  const nameOf = (person: string): string => round.panel.find((seat) => seat.person === person)?.name ?? '';
  const heads = [
    say('score.block'),
    ...score.sheets.map(({ person }) => nameOf(person)),
    say('score.median'),
    say('rounds.column.points'),
  ];
  return (
    <Sheet label={say('score.title')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('score.total', { points: score.points })}
        </Typography>
      </Box>
      <LinesTable heads={heads}>
        {score.blocks.map((line) => (
          <BlockLine key={line.block} round={round} score={score} line={line} nameOf={nameOf} />
        ))}
      </LinesTable>
      <Vetoes round={round} score={score} nameOf={nameOf} />
    </Sheet>
  );
}

type VetoProps = Props & { readonly nameOf: (person: string) => string };

/** The vetoes that members raised, and what was said of each. */
function Vetoes({ round, score, nameOf }: VetoProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Box padding={5}>
      {score.sheets.flatMap(({ person, vetoes }) =>
        vetoes.map((veto) => (
          <Typography key={`${person} ${veto}`} tag="p" textColor="danger600">
            {`${nameOf(person)}：${spoken(vetoWords[veto])}`}
          </Typography>
        )),
      )}
      {(round.vetoes ?? []).map(({ veto, stands, reason }) => (
        <Typography key={veto} tag="p">
          {`${spoken(vetoWords[veto])} — ${say(stands ? 'veto.stands' : 'veto.falls')}：${reason}`}
        </Typography>
      ))}
    </Box>
  );
}

type LineProps = VetoProps & { readonly line: RoundScore['blocks'][number] };

function BlockLine({ round, score, line: { block, median, points, isWide }, nameOf }: LineProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Tr>
      <Td>
        <Typography>{spoken(blockWords[block].name)}</Typography>
        <Typography tag="p" variant="pi" textColor={score.weak.includes(block) ? 'danger600' : 'warning600'}>
          {[score.weak.includes(block) && say('score.weak'), isWide && say('score.wide')].filter(Boolean).join(' · ')}
        </Typography>
      </Td>
      {score.sheets.map(({ person, steps }) => (
        <Td key={person} data-label={nameOf(person)}>
          <Typography style={FIGURES}>{`${steps[block]}/${FULL_STEPS}`}</Typography>
        </Td>
      ))}
      <Td data-label={say('score.median')}>
        <Typography style={FIGURES}>{median}</Typography>
      </Td>
      <Td data-label={say('rounds.column.points')}>
        <Typography style={FIGURES}>{`${points}/${round.rubric.weights[block]}`}</Typography>
      </Td>
    </Tr>
  );
}
