import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { CalendarImport, KeptEvent } from '../../contract';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { useNames } from '../topics/desk';
import { useSay } from './words';

type Undone = { readonly back: number; readonly kept: readonly KeptEvent[] };

/** The files that were taken last, each of which can be taken back as a whole. */
export function ImportHistory({ onUndone }: { readonly onUndone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const found = useReading<{ imports: CalendarImport[] }>('/cms/happenings/imports');
  const [undone, setUndone] = useState<Undone>();
  const imports = found.value?.imports ?? [];
  const undo = async (id: string): Promise<void> => {
    const done = await act<Undone>({ method: 'post', path: `/cms/happenings/imports/${id}/undo` });
    found.reload();
    if (!done) return;
    setUndone(done.value);
    onUndone();
  };
  if (imports.length === 0) return null;
  return (
    <section aria-label={say('import.last')}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {say('import.last')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingBlock: 4 }}>
        {say('import.last.about')}
      </Typography>
      {undone && <Outcome undone={undone} />}
      {imports.map((one) => (
        <Line key={one.id} one={one} busy={busy} onUndo={() => void undo(one.id)} />
      ))}
    </section>
  );
}

type LineProps = { readonly one: CalendarImport; readonly busy: boolean; readonly onUndo: () => void };

function Line({ one, busy, onUndo }: LineProps) {
  const say = useSay();
  const names = useNames();
  return (
    <Flex gap={3} justifyContent="space-between" paddingTop={2} paddingBottom={2}>
      <Flex direction="column" alignItems="flex-start">
        <Typography>{say('import.did', { added: one.added, changed: one.changed })}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {names.person(one.person)} <Moment at={one.takenAt} />
        </Typography>
      </Flex>
      {one.allowedEvents.includes('undo') ? (
        <Button size="S" variant="danger-light" disabled={busy} onClick={onUndo}>
          {say('import.undo')}
        </Button>
      ) : (
        <StateWord tone="quiet" word={say('import.undone')} />
      )}
    </Flex>
  );
}

/** What went, and by name what stayed and why. */
function Outcome({ undone: { back, kept } }: { readonly undone: Undone }) {
  const say = useSay();
  return (
    <Box role="status" padding={3} background="neutral100" hasRadius>
      <Typography fontWeight="semiBold">
        {say(kept.length === 0 ? 'import.undone.all' : 'import.undone.kept', { back, kept: kept.length })}
      </Typography>
      {kept.map(({ happening, title, why }) => (
        <Typography key={happening} tag="p">
          {title}{' '}
          <Typography variant="pi" textColor="neutral600">
            {say(`import.kept.${why}`)}
          </Typography>
        </Typography>
      ))}
    </Box>
  );
}
