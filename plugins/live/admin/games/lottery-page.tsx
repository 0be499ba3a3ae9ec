import { Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Panel, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { Lottery, Winner } from '../../contract';
import { LotteryDeeds } from './lottery-deeds';
import { LotteryProofPanel } from './lottery-proof-panel';
import { LotteryStateWord } from './lottery-state';
import { WinnersPanel } from './winners-panel';
import { useSay } from './words';
import { yuanOf } from './yuan.rules';

type File = { readonly lottery: Lottery; readonly winners: readonly Winner[] };

/** The file of a lottery: its rules, who was drawn, and the proof that anybody can check. */
export function LotteryPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const reading = useReading<File>(`/live/lotteries/${id}`);
  const known = reading.value?.lottery;
  const title = known?.page.title ?? say('games.lotteries');
  return (
    <Page.Main aria-busy={!known && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={known ? <LotteryStateWord state={known.state} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('games.lotteries')}
          </Link>
        }
        primaryAction={known ? <LotteryDeeds lottery={known} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(file) => <Parts file={file} onDone={reading.reload} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Parts({ file: { lottery, winners }, onDone }: { readonly file: File; readonly onDone: () => void }) {
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Rules lottery={lottery} />
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        {lottery.rulesHash === null ? null : <LotteryProofPanel key={lottery.version} id={lottery.id} />}
      </Grid.Item>
      <Grid.Item col={12} direction="column" alignItems="stretch">
        {winners.length > 0 && <WinnersPanel lottery={lottery} winners={winners} onDone={onDone} />}
      </Grid.Item>
    </Grid.Root>
  );
}

function Rules({ lottery: { page, entries, salt } }: { readonly lottery: Lottery }) {
  const say = useSay();
  return (
    <Panel title={say('games.lottery.rules')}>
      <Facts
        facts={[
          [say('games.lottery.rule'), page.rule],
          ...page.prizes.map(
            ({ name, value, count }, at) =>
              [
                say('games.prize.nth', { at: at + 1 }),
                say('games.prize.what', { name, value: yuanOf(value), count }),
              ] as const,
          ),
          [say('games.lottery.opensAt'), <Moment key="opens" at={page.opensAt} />],
          [say('games.lottery.closesAt'), <Moment key="closes" at={page.closesAt} />],
          [say('games.lottery.saltAt'), <Moment key="salt" at={page.saltAt} />],
          [say('games.lottery.salt-source'), page.saltSource],
          [say('games.lottery.salt'), salt ?? ''],
          [say('games.lottery.column.entries'), entries],
        ]}
      />
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 12 }}>
        {say('games.lottery.staff')}
      </Typography>
    </Panel>
  );
}
