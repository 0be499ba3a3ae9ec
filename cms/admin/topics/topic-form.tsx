import { useState } from 'react';
import { Button, Checkbox, Flex, Grid, NumberInput, TextInput, Textarea } from '@strapi/design-system';
import type { Topic } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useDesk, useNames } from './desk';
import { MomentField } from './moment-field';
import { SimilarHints } from './similar-hints';
import { bodyOf, CHANNELS, wordsOf, type FormWords } from './form-words';
import { useSay } from './words';

type Props = {
  /** Missing for a new one. */
  readonly topic?: Topic;
  readonly onDone: (written: Topic | undefined) => void;
};

/** Writes a topic or changes what it says. While a title is typed, topics that read alike stand beside it. */
export function TopicForm({ topic, onDone }: Props) {
  const say = useSay();
  const { station } = useDesk();
  const { busy, act } = useActing();
  const [words, setWords] = useState<FormWords>(() => wordsOf(topic, station));
  const change = (part: Partial<FormWords>): void => setWords((known) => ({ ...known, ...part }));
  const write = async (pitch: boolean): Promise<void> => {
    const body = bodyOf(words);
    const done = topic
      ? await act<Topic>({ method: 'put', path: `/cms/topics/${topic.id}`, body: { ...body, version: topic.version } })
      : await act<Topic>({ method: 'post', path: '/cms/topics', body: { ...body, station: words.station, pitch } });
    if (done) onDone(done.value);
  };
  const draft = (
    <Button variant="secondary" disabled={busy || words.title.trim() === ''} onClick={() => void write(false)}>
      {say('save.draft')}
    </Button>
  );
  return (
    <FormDialog
      title={say(topic ? 'edit' : 'new')}
      action={say(topic ? 'save' : 'event.pitch')}
      busy={busy}
      onClose={() => onDone(undefined)}
      onSubmit={() => void write(true)}
      more={topic ? undefined : draft}
    >
      <MainFields words={words} change={change} isNew={topic === undefined} />
      {!topic && <SimilarHints text={words.title} />}
      <PlanFields words={words} change={change} />
      <MoreFields words={words} change={change} />
    </FormDialog>
  );
}

type FieldsProps = { readonly words: FormWords; readonly change: (part: Partial<FormWords>) => void };
type Typed = { readonly target: { readonly value: string } };

function MainFields({ words, change, isNew }: FieldsProps & { readonly isNew: boolean }) {
  const say = useSay();
  return (
    <>
      <Row label={say('field.title')} required>
        <TextInput
          value={words.title}
          maxLength={80}
          required
          onChange={({ target }: Typed) => change({ title: target.value })}
        />
      </Row>
      <Row label={say('field.angle')} hint={say('field.angle.hint')}>
        <Textarea
          value={words.angle}
          maxLength={2000}
          onChange={({ target }: Typed) => change({ angle: target.value })}
        />
      </Row>
      <Grid.Root gap={4}>
        {isNew && <StationField words={words} change={change} />}
        <ColumnField words={words} change={change} />
      </Grid.Root>
    </>
  );
}

function StationField({ words, change }: FieldsProps) {
  const say = useSay();
  const { stations } = useDesk();
  const names = useNames();
  if (stations.length < 2) return null;
  return (
    <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
      <Choice
        label={say('filter.station')}
        value={words.station}
        options={stations.map(({ slug }) => [slug, names.station(slug)])}
        onChange={(station) => change({ station, column: '' })}
      />
    </Grid.Item>
  );
}

function ColumnField({ words, change }: FieldsProps) {
  const say = useSay();
  const { columns } = useDesk();
  const names = useNames();
  const here = columns.filter(({ station }) => station === words.station);
  return (
    <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
      <Choice
        label={say('field.column')}
        value={words.column}
        options={[['', say('field.column.none')], ...here.map(({ id }): [string, string] => [id, names.column(id)])]}
        onChange={(column) => change({ column })}
      />
    </Grid.Item>
  );
}

function PlanFields({ words, change }: FieldsProps) {
  const say = useSay();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <MomentField
          label={say('field.plannedFrom')}
          value={words.plannedFrom}
          onChange={(plannedFrom) => change({ plannedFrom })}
        />
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <MomentField
          label={say('field.plannedTo')}
          value={words.plannedTo}
          onChange={(plannedTo) => change({ plannedTo })}
        />
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
        <Choice
          label={say('field.importance')}
          value={String(words.importance)}
          options={([1, 2, 3] as const).map((one) => [String(one), say(`importance.${one}`)])}
          onChange={(chosen) => change({ importance: Number(chosen) })}
        />
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
        <Row label={say('field.budget')}>
          <NumberInput
            value={words.budgetYuan}
            onValueChange={(budgetYuan) => change({ budgetYuan: budgetYuan ?? 0 })}
          />
        </Row>
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
        <Row label={say('field.peopleWanted')}>
          <NumberInput
            value={words.peopleWanted}
            onValueChange={(peopleWanted) => change({ peopleWanted: peopleWanted ?? 0 })}
          />
        </Row>
      </Grid.Item>
    </Grid.Root>
  );
}

function MoreFields({ words, change }: FieldsProps) {
  const say = useSay();
  const toggle = (channel: string, on: boolean): void => {
    const others = words.channels.filter((one) => one !== channel);
    change({ channels: on ? [...others, channel] : others });
  };
  return (
    <>
      <Row label={say('field.channels')}>
        <Flex gap={4} wrap="wrap">
          {CHANNELS.map((channel) => (
            <Checkbox
              key={channel}
              checked={words.channels.includes(channel)}
              onCheckedChange={(on) => toggle(channel, on === true)}
            >
              {say(`channel.${channel}`)}
            </Checkbox>
          ))}
        </Flex>
      </Row>
      <Row label={say('field.place')}>
        <TextInput
          value={words.place}
          maxLength={120}
          onChange={({ target }: Typed) => change({ place: target.value })}
        />
      </Row>
      <Row label={say('field.notes')}>
        <Textarea
          value={words.notes}
          maxLength={4000}
          onChange={({ target }: Typed) => change({ notes: target.value })}
        />
      </Row>
    </>
  );
}
