import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useActing, useMay, useReading } from '@hearth/cms/reach';
import { GAMES_WRITE, type Lottery, type MakeLottery } from '../../contract';
import { GamesTabs } from './games-tabs';
import { LotteryStateWord } from './lottery-state';
import { MakeLotteryDialog } from './make-lottery-dialog';
import { useSay } from './words';

const HEADS = ['title', 'window', 'entries', 'state'] as const;

/** The lotteries of the station; each has a page of its own, with its proof. */
export function LotteriesPage() {
  const say = useSay();
  const mayWrite = useMay(GAMES_WRITE);
  const list = useReading<{ lotteries: Lottery[] }>('/live/lotteries');
  const [isMaking, setMaking] = useState(false);
  const { busy, act } = useActing();
  const make = async (body: MakeLottery): Promise<void> => {
    if (!(await act({ method: 'post', path: '/live/lotteries', body }))) return;
    setMaking(false);
    list.reload();
  };
  return (
    <ListPage
      title={say('games.lotteries')}
      about={say('games.lotteries.about')}
      empty={say('games.lotteries.empty')}
      list={list}
      lines={({ lotteries }) => lotteries}
      above={<GamesTabs at="lotteries" />}
      action={
        mayWrite && (
          <Button startIcon={<Plus />} onClick={() => setMaking(true)}>
            {say('games.lottery.make')}
          </Button>
        )
      }
      form={
        isMaking && <MakeLotteryDialog busy={busy} onClose={() => setMaking(false)} onSend={(one) => void make(one)} />
      }
    >
      {(lotteries) => (
        <LinesTable heads={HEADS.map((head) => say(`games.lottery.column.${head}`))}>
          {lotteries.map((lottery) => (
            <Line key={lottery.id} lottery={lottery} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ lottery: { id, page, entries, state } }: { readonly lottery: Lottery }) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {page.title}
        </TitleLink>
      </Td>
      <Td data-label={say('games.lottery.column.window')}>
        <Typography>
          <Moment at={page.opensAt} /> – <Moment at={page.closesAt} />
        </Typography>
      </Td>
      <Td data-label={say('games.lottery.column.entries')}>
        <Typography>{entries}</Typography>
      </Td>
      <Td data-label={say('games.lottery.column.state')}>
        <LotteryStateWord state={state} />
      </Td>
    </Tr>
  );
}
