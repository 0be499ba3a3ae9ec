import { Redirect, useLocalSearchParams } from 'expo-router';
import { useState } from 'react';
import { View } from 'react-native';
import type { FieldEvent, FieldTask } from '@/contract/types';
import { asPressed, mayPress, type OutItem } from '@/data/outbox.rules';
import { refusalOf } from '@/data/result';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Field } from '@/ui/field';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useFieldWords, type FieldWord } from './field-words';
import { FileForm } from './file-form';
import { OutboxList } from './outbox-list';
import { letPlaceGoAlong, press, sendsPlace } from './press-task';
import { TaskFacts } from './task-facts';
import { CHANGED, STATES } from './task-words';
import { useField } from './use-field';

const useStyles = styles((t) => ({
  part: { gap: t.space[3], paddingTop: t.space[4] },
  deeds: { flexDirection: 'row', gap: t.space[2], flexWrap: 'wrap' },
}));

const LABELS: Readonly<Record<Exclude<FieldEvent, 'file'>, FieldWord>> = {
  accept: 'field.do.accept',
  depart: 'field.do.depart',
  arrive: 'field.do.arrive',
  decline: 'field.do.decline',
};
const ORDER = ['accept', 'depart', 'arrive', 'decline'] as const;

interface InsideProps {
  readonly task: FieldTask;
  readonly person: string;
  readonly items: readonly OutItem[];
}

function Deeds({ task, person, items }: InsideProps) {
  const s = useStyles();
  const { t } = useFieldWords();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState(sendsPlace);
  const may = mayPress(asPressed(task, items));
  const deeds = ORDER.filter((event) => may.includes(event));
  const decline = () => {
    setDeclining(false);
    void press({ task, person, event: 'decline', reason });
  };
  if (deeds.length === 0 && !may.includes('file')) return null;
  return (
    <View style={s.part}>
      <View style={s.deeds}>
        {deeds.map((event) => (
          <Button
            key={event}
            kind={event === 'decline' ? 'danger' : 'main'}
            label={t(LABELS[event])}
            onPress={() => (event === 'decline' ? setDeclining(true) : void press({ task, person, event }))}
          />
        ))}
      </View>
      {declining ? (
        <>
          <Field label={t('field.why')} value={reason} onChange={setReason} kind="long" />
          <Button kind="danger" label={t('field.do.decline')} onPress={decline} disabled={reason.trim() === ''} />
        </>
      ) : null}
      <Toggle
        label={t('field.place.with')}
        hint={t('field.place.hint')}
        value={place}
        onChange={(yes) => {
          letPlaceGoAlong(yes);
          setPlace(yes);
        }}
      />
    </View>
  );
}

function Inside({ task, person, items }: InsideProps) {
  const s = useStyles();
  const { t } = useFieldWords();
  const state = asPressed(task, items);
  const { kind, word } = STATES[state];
  // Whoever still has to go looks for where and when; whoever is there wants to write.
  const isAhead = state === 'assigned' || state === 'accepted';
  const mine = items.filter((item) => item.task === task.id);
  return (
    <>
      <View style={s.part}>
        <Text size="title" bold level={1}>
          {task.title}
        </Text>
        <Badge kind={kind} label={t(word)} />
        {task.late ? <Badge kind="stop" label={t('field.late')} /> : null}
        {task.reason ? <Text tone="stop">{task.reason}</Text> : null}
        <Changed task={task} />
      </View>
      <Deeds task={task} person={person} items={items} />
      <OutboxList items={mine} />
      {isAhead ? <TaskFacts task={task} /> : null}
      {mayPress(state).includes('file') ? <FileForm task={task} person={person} /> : null}
      {isAhead ? null : <TaskFacts task={task} />}
    </>
  );
}

/** What the desk changed since the task was given; what was kept by an older app does not say. */
function Changed({ task: { changed } }: { task: FieldTask }) {
  const { t, tongue, when } = useFieldWords();
  if (!changed) return null;
  const what = changed.fields.map((field) => t(CHANGED[field])).join(tongue === 'zh' ? '、' : ', ');
  return <Text tone="wait">{t('field.changed', { when: when(changed.at), what })}</Text>;
}

/** One task: what it is, what can be pressed, what waits, and what was filed. */
export function TaskScreen() {
  const { t } = useFieldWords();
  const field = useField();
  if (field.status === 'out') return <Redirect href="/sign-in" />;
  if (field.me.isError) return <Redirect href="/field" />;
  return (
    <Page bar={<TopBar title={t('field.task')} heading={false} />}>
      <Found field={field} />
    </Page>
  );
}

function Found({ field: { me, tasks, items } }: { field: ReturnType<typeof useField> }) {
  const { t } = useFieldWords();
  const { id } = useLocalSearchParams<{ id: string }>();
  if (tasks.isError) return <ErrorState failure={refusalOf(tasks.error)} onRetry={() => void tasks.refetch()} />;
  if (!tasks.data || !me.data) return <Bar width="100%" height={52} />;
  const task = tasks.data.value.find((one) => one.id === id);
  if (!task) return <EmptyState icon="pencil" title={t('field.gone')} text={t('field.gone.text')} />;
  return <Inside task={task} person={me.data.value.person} items={items} />;
}
