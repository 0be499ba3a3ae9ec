import { Box, Button, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Drag, Pencil, Trash } from '@strapi/icons';
import { StateWord, useActing, type Tone } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import type { ItemEvent, PlannedSession, RunsheetItem } from '../../contract';
import type { LineClock } from '../../server/runsheet/clock.rules';
import { useSay } from '../sessions/words';
import { clockWords } from './lines.rules';

type Props = {
  readonly session: PlannedSession;
  readonly item: RunsheetItem;
  readonly at: number;
  readonly last: number;
  readonly clock: LineClock | undefined;
  readonly mayPlan: boolean;
  readonly mayRun: boolean;
  readonly onMove: (to: number) => void;
  readonly onOpen: (item: RunsheetItem) => void;
  readonly onDone: () => void;
};

const TONES: Readonly<Record<RunsheetItem['state'], Tone>> = {
  ...{ waiting: 'quiet', on: 'proof', done: 'quiet', skipped: 'wait' },
};
const SHOWN: readonly PlannedSession['state'][] = ['live', 'paused'];

/** What may be pressed of a line while something is shown. */
const DEEDS: Readonly<Record<RunsheetItem['state'], readonly ItemEvent[]>> = {
  waiting: ['begin', 'skip', 'fall-back'],
  on: ['finish', 'skip', 'fall-back'],
  done: ['reopen'],
  skipped: ['reopen'],
};

/** One line: when it begins by the plan, what it shows, how it stands, and what may be done with it. */
export function RunsheetLine(props: Props) {
  const say = useSay();
  const { session, item, at, clock, mayPlan, mayRun } = props;
  return (
    <Flex
      gap={3}
      paddingTop={3}
      paddingBottom={3}
      alignItems="flex-start"
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px"
      wrap="wrap"
    >
      <Flex color="neutral500" gap={1} paddingTop={1} style={{ cursor: mayPlan ? 'grab' : 'default' }}>
        {mayPlan ? <Drag aria-hidden width="1.2rem" /> : null}
        <Typography variant="pi" style={{ fontVariantNumeric: 'tabular-nums', minWidth: '1.6rem' }}>
          {at + 1}
        </Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums', minWidth: '5rem' }}>
        {clockWords(clock?.expected ?? 0)}
      </Typography>
      <What session={session} item={item} />
      <Flex gap={2} wrap="wrap" justifyContent="flex-end">
        <StateWord tone={TONES[item.state]} word={say(`sessions.item.is.${item.state}`)} />
        {mayRun && SHOWN.includes(session.state) && <Deeds {...props} />}
        {mayPlan && <Hands {...props} />}
      </Flex>
    </Flex>
  );
}

function What({ session, item }: Pick<Props, 'session' | 'item'>) {
  const say = useSay();
  const { id, title, seconds, presenter, product, script, plannedUnits, fallback } = item;
  const about = [
    clockWords(seconds),
    presenter,
    plannedUnits === null ? '' : say('sessions.item.units', { count: plannedUnits }),
    fallback === null ? '' : say('sessions.item.has-fallback'),
  ].filter((word) => word !== '');
  return (
    <Box style={{ flex: '1 1 20rem', minWidth: 0 }}>
      <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {about.join(' · ')}
      </Typography>
      <Link tag={NavLink} to={`scripts/${id}`}>
        {say(
          script !== null
            ? 'sessions.item.script'
            : product === null
              ? 'sessions.item.words'
              : 'sessions.item.no-script',
        )}
      </Link>
      {session.isRehearsal && item.rehearses !== null && (
        <Typography tag="p" variant="pi" textColor="warning600">
          {say('sessions.item.rehearsed')}
        </Typography>
      )}
    </Box>
  );
}

function Deeds({ session, item, onDone }: Pick<Props, 'session' | 'item' | 'onDone'>) {
  const say = useSay();
  const { busy, act } = useActing(onDone);
  const { id, version, state, fallback } = item;
  const press = async (event: ItemEvent): Promise<void> => {
    const path = `/live/sessions/${session.id}/runsheet/${id}/turn`;
    if (await act({ method: 'post', path, body: { event, version } })) onDone();
  };
  return (
    <>
      {DEEDS[state]
        .filter((event) => event !== 'fall-back' || fallback !== null)
        .map((event, place) => (
          <Button
            key={event}
            size="S"
            disabled={busy}
            variant={place === 0 ? 'secondary' : 'tertiary'}
            onClick={() => void press(event)}
          >
            {say(`sessions.item.deed.${event}`)}
          </Button>
        ))}
    </>
  );
}

function Hands({ session, item, at, last, onMove, onOpen, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { id, title, beganAt } = item;
  const remove = async (): Promise<void> => {
    if (await act({ method: 'del', path: `/live/sessions/${session.id}/runsheet/${id}` })) onDone();
  };
  return (
    <Flex gap={1}>
      <IconButton
        variant="ghost"
        label={say('sessions.item.up', { title })}
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        variant="ghost"
        label={say('sessions.item.down', { title })}
        disabled={at === last}
        onClick={() => onMove(at + 1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton variant="ghost" label={say('sessions.item.change', { title })} onClick={() => onOpen(item)}>
        <Pencil />
      </IconButton>
      <IconButton
        variant="ghost"
        label={say('sessions.item.remove', { title })}
        disabled={busy || beganAt !== null}
        onClick={() => void remove()}
      >
        <Trash />
      </IconButton>
    </Flex>
  );
}
