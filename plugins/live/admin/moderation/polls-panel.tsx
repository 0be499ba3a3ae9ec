import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  Choice,
  Faces,
  FormDialog,
  Moment,
  Panel,
  Row,
  StateWord,
  useActing,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { ROOM_LEAD, type LivePoll, type MakePoll } from '../../contract';
import { useEach } from './use-each';
import { useSay } from './words';

/** Counts are read so often while people vote. */
const EACH = 3_000;

/** The polls of a room with their counts; one is open at a time. */
export function PollsPanel({ room }: { readonly room: string }) {
  const say = useSay();
  const mayLead = useMay(ROOM_LEAD);
  const list = useReading<{ readonly polls: readonly LivePoll[] }>(`/live/rooms/${room}/polls`);
  const [isMaking, make] = useState(false);
  const isOpen = list.value?.polls.some((poll) => poll.isOpen) ?? false;
  useEach(isOpen ? EACH : undefined, list.reload);
  return (
    <Panel
      title={say('room.polls')}
      aside={
        mayLead && (
          <Button variant="tertiary" size="S" startIcon={<Plus />} disabled={isOpen} onClick={() => make(true)}>
            {say('room.poll.make')}
          </Button>
        )
      }
    >
      <Faces of={list}>
        {({ polls }) => (
          <>
            {polls.length === 0 && <Typography textColor="neutral600">{say('room.polls.none')}</Typography>}
            {polls.map((poll) => (
              <Counts key={poll.id} poll={poll} onDone={list.reload} />
            ))}
          </>
        )}
      </Faces>
      {isMaking && <MakeDialog room={room} onClose={() => make(false)} onDone={list.reload} />}
    </Panel>
  );
}

type CountsProps = { readonly poll: LivePoll; readonly onDone: () => void };

function Counts({ poll: { id, question, options, isOpen, closesAt }, onDone }: CountsProps) {
  const say = useSay();
  const mayLead = useMay(ROOM_LEAD);
  const { busy, act } = useActing();
  const close = async (): Promise<void> => {
    await act({ method: 'post', path: `/live/polls/${id}/close`, body: {} });
    onDone();
  };
  return (
    <Box paddingTop={2} paddingBottom={3}>
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{question}</Typography>
        <StateWord tone={isOpen ? 'proof' : 'quiet'} word={say(isOpen ? 'room.poll.open' : 'room.poll.over')} />
        <Typography variant="pi" textColor="neutral600">
          <Moment at={closesAt} />
        </Typography>
        {isOpen && mayLead && (
          <Button size="S" variant="tertiary" loading={busy} onClick={() => void close()}>
            {say('room.poll.close')}
          </Button>
        )}
      </Flex>
      <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {options.map(({ text, votes }) => (
          <Typography tag="li" key={text} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {say('room.poll.votes', { text, votes })}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

const MINUTES = [1, 3, 5, 10] as const;
const PLACES = [0, 1, 2, 3] as const;

type MakeProps = { readonly room: string; readonly onClose: () => void; readonly onDone: () => void };

function MakeDialog({ room, onClose, onDone }: MakeProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [question, ask] = useState('');
  const [words, setWords] = useState<readonly string[]>(PLACES.map(() => ''));
  const [minutes, setMinutes] = useState<number>(3);
  const options = words.map((word) => word.trim()).filter((word) => word !== '');
  const isWhole = question.trim().length > 1 && options.length > 1 && new Set(options).size === options.length;
  const send = async (): Promise<void> => {
    const body: MakePoll = { question: question.trim(), options, minutes };
    if (!(await act({ method: 'post', path: `/live/rooms/${room}/polls`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('room.poll.make')}
      action={say('room.poll.make')}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Words label={say('room.poll.question')} most={80} value={question} onChange={ask} required />
      {PLACES.map((place) => (
        <Words
          key={place}
          label={say('room.poll.option', { number: place + 1 })}
          most={30}
          value={words[place] ?? ''}
          onChange={(word) => setWords((all) => all.map((one, at) => (at === place ? word : one)))}
          required={place < 2}
        />
      ))}
      <Choice
        label={say('room.poll.minutes')}
        value={String(minutes)}
        options={MINUTES.map((one) => [String(one), say('room.poll.minutes.of', { minutes: one })])}
        onChange={(chosen) => setMinutes(Number(chosen))}
      />
    </FormDialog>
  );
}

type WordsProps = {
  readonly label: string;
  readonly most: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required: boolean;
};

function Words({ label, most, value, onChange, required }: WordsProps) {
  return (
    <Row label={label} required={required}>
      <TextInput
        required={required}
        maxLength={most}
        value={value}
        onChange={({ target }: { readonly target: { readonly value: string } }) => onChange(target.value)}
      />
    </Row>
  );
}
