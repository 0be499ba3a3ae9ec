import { useState } from 'react';
import { Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import type { IngestSource, RouteMatch } from '../../contract';
import { Row } from '../reach/dialog';
import { useReading } from '../reach/use-reading';
import { Several } from '../reach/several';
import { wordsIn } from './rule-draft';
import { useSay } from './words';

type Typed = { readonly target: { readonly value: string } };

type ListProps = {
  readonly label: string;
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
};

/** Words that are typed one after the other. */
export function WordList({ label, words, onChange }: ListProps) {
  const say = useSay();
  const [text, setText] = useState(words.join('、'));
  return (
    <Row label={label} hint={say('when.words.hint')}>
      <Textarea
        value={text}
        onChange={({ target }: Typed) => {
          setText(target.value);
          onChange(wordsIn(target.value));
        }}
      />
    </Row>
  );
}

type SourcesProps = { readonly chosen: readonly string[]; readonly onChange: (sources: string[]) => void };

/** Some of the sources; none chosen means any. */
export function SourceChoice({ chosen, onChange }: SourcesProps) {
  const say = useSay();
  const sources = useReading<{ sources: IngestSource[] }>('/cms/ingest/sources');
  return (
    <Several
      label={say('when.sources')}
      hint={say('when.sources.hint')}
      placeholder={say('items.everySource')}
      value={chosen}
      options={(sources.value?.sources ?? []).map(({ id, name }) => [id, name])}
      onChange={(ids) => onChange([...ids])}
    />
  );
}

type Hours = RouteMatch['hours'];
type HoursProps = { readonly hours: Hours; readonly onChange: (hours: Hours) => void };

/** A part of the day; both ends or none. */
export function HoursField({ hours, onChange }: HoursProps) {
  const say = useSay();
  const [typed, setTyped] = useState({ from: hours?.from ?? '', to: hours?.to ?? '' });
  const put = (part: Partial<typeof typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    onChange(next.from && next.to ? next : null);
  };
  return (
    <Row label={say('when.hours')} hint={say('when.hours.hint')}>
      <Flex gap={2}>
        <TextInput
          type="time"
          aria-label={say('when.hours.from')}
          value={typed.from}
          onChange={({ target }: Typed) => put({ from: target.value })}
        />
        <Typography>–</Typography>
        <TextInput
          type="time"
          aria-label={say('when.hours.to')}
          value={typed.to}
          onChange={({ target }: Typed) => put({ to: target.value })}
        />
      </Flex>
    </Row>
  );
}
