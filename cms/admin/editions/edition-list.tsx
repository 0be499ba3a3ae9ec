import { Box, Td, Tr, Typography } from '@strapi/design-system';
import type { EditionLine, EditionMatrix } from '../../contract';
import { PlatformMark } from '../channels/platform-mark';
import { EmbargoWord } from '../deliveries/delivery-facts';
import { StateLine } from '../deliveries/state-line';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { StateWord } from '../reach/state-word';
import { isGoing } from './is-going';
import { useSay } from './words';

const COLUMNS = ['account', 'words', 'problems', 'time', 'state'] as const;

type Props = {
  readonly matrix: EditionMatrix;
  readonly chosen: string | undefined;
  readonly onOpen: (channel: string) => void;
};

/** One row for each account: whose words, what is wrong with them, when, and where it stands. */
export function EditionList({ matrix, chosen, onOpen }: Props) {
  const say = useSay();
  const sorted = [...matrix.editions].sort((a, b) => Number(isGoing(b)) - Number(isGoing(a)));
  return (
    <LinesTable heads={COLUMNS.map((column) => say(`column.${column}`))}>
      {sorted.map((line) => (
        <Row
          key={line.channel.id}
          line={line}
          isChosen={line.channel.id === chosen}
          onOpen={() => onOpen(line.channel.id)}
        />
      ))}
    </LinesTable>
  );
}

type RowProps = { readonly line: EditionLine; readonly isChosen: boolean; readonly onOpen: () => void };

function Row({ line, isChosen, onOpen }: RowProps) {
  const say = useSay();
  const mark = { [LINE]: '', ...(isChosen ? { 'aria-current': 'true' as const } : {}) };
  const { channel, delivery } = line;
  return (
    <Tr style={isChosen ? { boxShadow: 'inset 3px 0 0 currentColor' } : undefined}>
      <Td style={{ paddingBlock: 10 }}>
        <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <PlatformMark platform={channel.platform} />
          <NameButton onClick={onOpen} {...mark}>
            {channel.name}
          </NameButton>
        </span>
      </Td>
      <Td data-label={say('column.words')}>
        <Words line={line} />
      </Td>
      <Td data-label={say('column.problems')}>
        <ProblemCount line={line} />
      </Td>
      <Td data-label={say('column.time')}>
        <Time line={line} />
      </Td>
      <Td data-label={say('column.state')}>
        {delivery ? (
          <StateLine of={delivery} />
        ) : (
          <StateWord tone="quiet" word={say(isGoing(line) ? 'state.waits' : 'state.out')} />
        )}
      </Td>
    </Tr>
  );
}

function Words({ line }: { readonly line: EditionLine }) {
  const say = useSay();
  if (!line.handEdited) return <Typography>{say(`form.${line.content.form}`)}</Typography>;
  const done = line.missing.length === 0;
  return (
    <Box>
      <Typography tag="p">{say('byHand', { name: line.editedBy ?? '' })}</Typography>
      <StateWord
        tone={line.isStale ? 'stop' : done ? 'proof' : 'wait'}
        word={line.isStale ? say('stale') : done ? say('signed') : say('missing', { count: line.missing.length })}
      />
    </Box>
  );
}

function ProblemCount({ line }: { readonly line: EditionLine }) {
  const say = useSay();
  const errors = line.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = line.problems.length - errors;
  if (errors > 0) return <StateWord tone="stop" word={say('problems.errors', { count: errors })} />;
  if (warnings > 0) return <StateWord tone="wait" word={say('problems.warnings', { count: warnings })} />;
  return <StateWord tone="proof" word={say('problems.none')} />;
}

const NOTHING_SAID = { dueAt: null, embargo: null };

function Time({ line: { delivery, plan, target } }: { readonly line: EditionLine }) {
  const say = useSay();
  const said = delivery ?? plan ?? NOTHING_SAID;
  const due = said.dueAt;
  const embargo = said.embargo ?? target?.embargo;
  const when = target === null ? 'none' : target.timing.kind;
  return (
    <Box>
      <Typography tag="p">{due ? <Moment at={due} /> : say(`timing.${when}`)}</Typography>
      {embargo && embargo.kind !== 'none' && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          <EmbargoWord embargo={embargo} />
        </Typography>
      )}
    </Box>
  );
}
