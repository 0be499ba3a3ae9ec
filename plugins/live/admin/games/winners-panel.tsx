import { useState, type ReactNode } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, Panel, ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { GAMES_WRITE, type Lottery, type Winner } from '../../contract';
import { WinnerStateWord } from './lottery-state';
import { useSay } from './words';

type Props = { readonly lottery: Lottery; readonly winners: readonly Winner[]; readonly onDone: () => void };

const HEADS = ['rank', 'name', 'prize', 'state'] as const;
/** Where prizes go is for whoever hands them out. */
const headsOf = (handsOut: boolean) => (handsOut ? ([...HEADS, 'contact'] as const) : HEADS);

/** Those who were drawn. Whoever may not have the prize leaves it to the next of the same order. */
export function WinnersPanel({ lottery, winners, onDone }: Props) {
  const say = useSay();
  const handsOut = useMay(GAMES_WRITE);
  const mayWrite = handsOut && lottery.state === 'drawn';
  const { busy, act } = useActing();
  const [refused, refuse] = useState<string | undefined>();
  const judge = async (entry: string, verdict: { passes: boolean; reason: string }): Promise<void> => {
    await act({ method: 'post', path: `/live/lotteries/${lottery.id}/winners/${entry}`, body: verdict });
    refuse(undefined);
    onDone();
  };
  return (
    <Panel title={say('games.winners')}>
      <LinesTable
        heads={headsOf(handsOut).map((head) => say(`games.winner.column.${head}`))}
        after={say('games.deeds')}
      >
        {winners.map((winner) => (
          <Line
            key={winner.entry}
            winner={winner}
            handsOut={handsOut}
            prize={lottery.page.prizes[winner.prize]?.name ?? ''}
            deeds={
              mayWrite &&
              winner.state === 'drawn' && (
                <Deeds
                  busy={busy}
                  onPass={() => void judge(winner.entry, { passes: true, reason: '' })}
                  onRefuse={() => refuse(winner.entry)}
                />
              )
            }
          />
        ))}
      </LinesTable>
      {refused !== undefined && (
        <ReasonDialog
          title={say('games.winner.fail')}
          label={say('games.winner.reason')}
          about={say('games.winner.fail.about')}
          busy={busy}
          onClose={() => refuse(undefined)}
          onReason={(reason) => void judge(refused, { passes: false, reason })}
        />
      )}
    </Panel>
  );
}

type DeedsProps = { readonly busy: boolean; readonly onPass: () => void; readonly onRefuse: () => void };

function Deeds({ busy, onPass, onRefuse }: DeedsProps) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      <Button size="S" disabled={busy} onClick={onPass}>
        {say('games.winner.pass')}
      </Button>
      <Button size="S" variant="danger-light" disabled={busy} onClick={onRefuse}>
        {say('games.winner.fail')}
      </Button>
    </Flex>
  );
}

type LineProps = {
  readonly winner: Winner;
  readonly handsOut: boolean;
  readonly prize: string;
  readonly deeds: ReactNode;
};

function Line({ winner: { rank, name, entry, state, reason, contact }, handsOut, prize, deeds }: LineProps) {
  const say = useSay();
  return (
    <Tr>
      <Td data-label={say('games.winner.column.rank')}>
        <Typography>{rank}</Typography>
      </Td>
      <Td data-label={say('games.winner.column.name')}>
        <Typography fontWeight="semiBold">{name}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {entry}
        </Typography>
      </Td>
      <Td data-label={say('games.winner.column.prize')}>
        <Typography>{prize}</Typography>
      </Td>
      <Td data-label={say('games.winner.column.state')}>
        <WinnerStateWord state={state} />
        {reason !== null && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {reason}
          </Typography>
        )}
      </Td>
      {handsOut && (
        <Td data-label={say('games.winner.column.contact')}>
          <Typography style={{ whiteSpace: 'normal' }}>{contact ?? ''}</Typography>
        </Td>
      )}
      <Td>{deeds}</Td>
    </Tr>
  );
}
