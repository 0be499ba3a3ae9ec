import { useState } from 'react';
import { Checkbox, Flex, Typography } from '@strapi/design-system';
import type { ImportLine } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { FileField } from '../reach/file-field';
import { Moment } from '../reach/moment';
import { StateWord, type Tone } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useDesk } from '../topics/desk';
import { ImportHistory } from './import-history';
import { useSay } from './words';

type Answer = { readonly lines: readonly ImportLine[]; readonly taken: number };
type Props = { readonly onDone: (changed: boolean) => void };

const TONES: Readonly<Record<ImportLine['does'], Tone>> = {
  new: 'proof',
  changed: 'wait',
  cancelled: 'stop',
  same: 'quiet',
  skipped: 'quiet',
};

/** Files that are larger are refused before they are sent; a year of a busy city is a tenth of it. */
const MOST_BYTES = 900_000;

/** Whether taking the file would change something for this line. */
const doesSomething = ({ does }: ImportLine): boolean => does === 'new' || does === 'changed' || does === 'cancelled';

/** Takes a calendar file: first what it would add, change and cancel, then what was chosen of it. */
export function ImportDialog({ onDone }: Props) {
  const say = useSay();
  const { station } = useDesk();
  const { busy, act } = useActing();
  const [file, setFile] = useState('');
  const [lines, setLines] = useState<readonly ImportLine[]>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isTooLarge, setTooLarge] = useState(false);
  const [hasUndone, setUndone] = useState(false);
  const choose = async (picked: File | undefined): Promise<void> => {
    setLines(undefined);
    setTooLarge((picked?.size ?? 0) > MOST_BYTES);
    if (!picked || picked.size > MOST_BYTES) return;
    const text = await picked.text();
    setFile(text);
    const body = { station, file: text };
    const done = await act<Answer>({ method: 'post', path: '/cms/happenings/imports/preview', body });
    if (!done) return;
    setLines(done.value.lines);
    setChosen(new Set(done.value.lines.filter(doesSomething).map(({ uid }) => uid)));
  };
  const take = async (): Promise<void> => {
    const body = { station, file, uids: [...chosen] };
    if (await act({ method: 'post', path: '/cms/happenings/imports', body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('import')}
      action={say('import.take', { count: chosen.size })}
      busy={busy}
      canSend={lines !== undefined && chosen.size > 0}
      onClose={() => onDone(hasUndone)}
      onSubmit={() => void take()}
    >
      <Row label={say('import.file')} hint={say(isTooLarge ? 'import.tooLarge' : 'import.hint')}>
        <FileField label={say('import.file')} accept=".ics,text/calendar" onFile={(one) => void choose(one)} />
      </Row>
      {lines ? (
        <Lines lines={lines} chosen={chosen} onChoose={setChosen} />
      ) : (
        <ImportHistory onUndone={() => setUndone(true)} />
      )}
    </FormDialog>
  );
}

type LinesProps = {
  readonly lines: readonly ImportLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

function Lines({ lines, chosen, onChoose }: LinesProps) {
  const say = useSay();
  const toggle = (uid: string): void => {
    const next = new Set(chosen);
    if (!next.delete(uid)) next.add(uid);
    onChoose(next);
  };
  const count = (does: ImportLine['does']): number => lines.filter((line) => line.does === does).length;
  const said = (['new', 'changed', 'cancelled', 'same', 'skipped'] as const).filter((does) => count(does) > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography role="status" fontWeight="semiBold">
        {said.map((does) => say('import.count', { does: say(`import.${does}`), count: count(does) })).join(' · ')}
      </Typography>
      {lines.map((line, index) => (
        <Flex key={`${line.uid} ${index}`} gap={3} alignItems="flex-start">
          <Checkbox
            aria-label={line.title}
            checked={chosen.has(line.uid)}
            disabled={!doesSomething(line)}
            onCheckedChange={() => toggle(line.uid)}
          />
          <Flex direction="column" alignItems="flex-start" grow={1}>
            <Typography>{line.title || say('import.noTitle')}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {line.startsAt !== null && <Moment at={line.startsAt} />} {line.repeats && say('repeats')}{' '}
              {line.why !== null && say(`import.why.${line.why}`)}
              {line.does === 'changed' &&
                say('import.fields', { fields: line.fields.map((one) => fieldWord(say, one)).join('、') })}
            </Typography>
          </Flex>
          <StateWord tone={TONES[line.does]} word={say(`import.${line.does}`)} />
        </Flex>
      ))}
    </Flex>
  );
}

const TIMES = ['starts', 'minutes', 'zone', 'allDay'];
const FIELDS = ['title', 'place', 'notes', 'source', 'url', 'certainty'] as const;

/** A field of the file in the words of the form. */
function fieldWord(say: ReturnType<typeof useSay>, field: string): string {
  const known = FIELDS.find((one) => one === field);
  if (known) return say(`field.${known}`);
  return say(TIMES.includes(field) ? 'field.when' : 'repeat');
}
