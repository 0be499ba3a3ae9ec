import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { HAPPENINGS_WRITE, type Topic, type TopicDrift } from '../../contract';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useSay, type Word } from './words';

const headOf = ({ was, now }: TopicDrift): Word => {
  if (now.isOff) return 'drift.off';
  return now.from === was.from && now.to === was.to && !was.isOff ? 'drift.elsewhere' : 'drift.moved';
};

/** On a card: the event of a topic is elsewhere than the topic was planned for. */
export function DriftMark({ drift }: { readonly drift: TopicDrift }) {
  const say = useSay();
  const head = headOf(drift);
  return (
    <Flex gap={1} wrap="wrap" tag="p">
      <StateWord tone={drift.now.isOff ? 'stop' : 'wait'} word={say(head)} />
      {!drift.now.isOff && (
        <Typography variant="pi" textColor="neutral800">
          {head === 'drift.elsewhere' ? drift.now.place : <Moment at={drift.now.from} />}
        </Typography>
      )}
    </Flex>
  );
}

type Props = { readonly topic: Topic; readonly drift: TopicDrift; readonly onNews: () => void };

/** On the page of a topic: how its event stood and how it stands now, to be noted or gone along with. */
export function DriftPart({ topic: { id, version }, drift, onNews }: Props) {
  const say = useSay();
  const { busy, act } = useActing(onNews);
  const maySettle = useMay(HAPPENINGS_WRITE);
  const settle = async (does: 'know' | 'follow'): Promise<void> => {
    const path = `/cms/happenings/topics/${id}/settle`;
    if (await act({ method: 'post', path, body: { does, version } })) onNews();
  };
  return (
    <Box
      tag="section"
      aria-label={say('drift')}
      padding={4}
      hasRadius
      background={drift.now.isOff ? 'danger100' : 'warning100'}
    >
      <StateWord tone={drift.now.isOff ? 'stop' : 'wait'} word={say(headOf(drift))} />
      <Standing name={say('drift.was')} of={drift.was} />
      {!drift.now.isOff && <Standing name={say('drift.now')} of={drift.now} />}
      {maySettle && (
        <Flex gap={2} wrap="wrap" paddingTop={3}>
          {!drift.now.isOff && (
            <Button size="S" disabled={busy} onClick={() => void settle('follow')}>
              {say('drift.follow')}
            </Button>
          )}
          <Button size="S" variant="tertiary" disabled={busy} onClick={() => void settle('know')}>
            {say('drift.know')}
          </Button>
        </Flex>
      )}
    </Box>
  );
}

function Standing({ name, of: { from, to, place } }: { readonly name: string; readonly of: TopicDrift['was'] }) {
  return (
    <Typography tag="p" style={{ paddingTop: 4 }}>
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>{' '}
      <Moment at={from} />
      {to !== from && (
        <>
          {' – '}
          <Moment at={to} />
        </>
      )}
      {place && ` · ${place}`}
    </Typography>
  );
}
