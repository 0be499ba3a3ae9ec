import { Redirect, useRouter } from 'expo-router';
import { View } from 'react-native';
import type { FieldTask } from '@/contract/types';
import { queryClient } from '@/data/client';
import { fieldKeys, untie } from '@/data/field';
import { asPressed, type OutItem } from '@/data/outbox.rules';
import { refusalOf } from '@/data/result';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/skeleton';
import { EmptyState, ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useFieldWords } from './field-words';
import { OutboxList } from './outbox-list';
import { KINDS, STATES } from './task-words';
import { TieForm } from './tie-form';
import { useField } from './use-field';

const useStyles = styles((t) => ({
  head: { paddingVertical: t.space[4], gap: t.space[1] },
  coming: { gap: t.space[4], paddingTop: t.space[6] },
  foot: { paddingTop: t.space[8], alignItems: 'flex-start' },
}));

function Row({ task, items }: { task: FieldTask; items: readonly OutItem[] }) {
  const { t, when } = useFieldWords();
  const router = useRouter();
  const { kind, word } = STATES[asPressed(task, items)];
  const note = [t(KINDS[task.kind]), task.place, t('field.due', { when: when(task.due) })].filter(
    (part) => part !== '',
  );
  return (
    <ListRow
      title={task.title}
      note={note.join(' · ')}
      trailing={task.late ? <Badge kind="stop" label={t('field.late')} /> : <Badge kind={kind} label={t(word)} />}
      onPress={() => router.push({ pathname: '/field/[id]', params: { id: task.id } })}
    />
  );
}

function Tasks({ field }: { field: ReturnType<typeof useField> }) {
  const s = useStyles();
  const { t, tongue, when } = useFieldWords();
  const { me, tasks, items } = field;
  const person = me.data?.value;
  if (tasks.isPending) {
    return (
      <View style={s.coming}>
        <Bar width="70%" />
        <Bar width="90%" height={52} />
        <Bar width="90%" height={52} />
      </View>
    );
  }
  if (tasks.isError) return <ErrorState failure={refusalOf(tasks.error)} onRetry={() => void tasks.refetch()} />;
  const { value, keptAt } = tasks.data;
  return (
    <>
      <View style={s.head}>
        <Text bold>{person?.name[tongue === 'zh' ? 'zh-Hans' : 'en'] ?? ''}</Text>
        {keptAt ? (
          <Text size="note" tone="wait">
            {t('field.kept', { when: when(keptAt) })}
          </Text>
        ) : null}
      </View>
      {value.length === 0 ? <EmptyState icon="pencil" title={t('field.empty')} text={t('field.empty.text')} /> : null}
      {value.map((task) => (
        <Row key={task.id} task={task} items={items} />
      ))}
      <OutboxList items={items} />
      <View style={s.foot}>
        <Button kind="plain" label={t('field.untie')} onPress={() => void leave()} />
      </View>
    </>
  );
}

async function leave(): Promise<void> {
  await untie();
  queryClient.removeQueries({ queryKey: ['field'] });
  await queryClient.invalidateQueries({ queryKey: fieldKeys.me() });
}

/** A reporter's tasks, and what waits on the phone. */
export function FieldScreen() {
  const { t } = useFieldWords();
  const field = useField();
  const { status, me } = field;
  if (status === 'out') return <Redirect href="/sign-in" />;
  const failure = me.isError ? refusalOf(me.error) : null;
  return (
    <Page bar={<TopBar title={t('field.title')} />}>
      {failure?.code === 'FIELD.NO_PASS' ? <TieForm /> : null}
      {failure && failure.code !== 'FIELD.NO_PASS' ? (
        <ErrorState failure={failure} onRetry={() => void me.refetch()} />
      ) : null}
      {me.isPending ? <Bar width="100%" height={52} /> : null}
      {me.data ? <Tasks field={field} /> : null}
    </Page>
  );
}
