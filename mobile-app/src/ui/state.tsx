import type { ReactNode } from 'react';
import { View } from 'react-native';
import { refusalWords } from '@/words/refusals';
import { useWords } from '@/words/words';
import { styles } from '@/theme/styles';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { Text } from './text';

const useStyles = styles((t) => ({
  whole: { alignItems: 'center', gap: t.space[3], paddingVertical: t.space[12], paddingHorizontal: t.space[6] },
  words: { gap: t.space[1], alignItems: 'center', maxWidth: 360 },
  middle: { textAlign: 'center' },
}));

interface StateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function State({ icon, title, text, children }: StateProps) {
  const s = useStyles();
  return (
    <View style={s.whole} role="status">
      <Icon name={icon} tone="inkSoft" size={36} />
      <View style={s.words}>
        <Text bold size="row" style={s.middle}>
          {title}
        </Text>
        <Text tone="inkSoft" style={s.middle}>
          {text}
        </Text>
      </View>
      {children}
    </View>
  );
}

export interface EmptyStateProps {
  readonly title: string;
  readonly text: string;
  readonly icon?: IconName;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** Nothing here, and what to do about it. */
export function EmptyState({ title, text, icon = 'paper', action }: EmptyStateProps) {
  return (
    <State icon={icon} title={title} text={text}>
      {action ? <Button kind="quiet" label={action.label} onPress={action.onPress} /> : null}
    </State>
  );
}

export interface Failure {
  readonly code: string;
  readonly status: number;
  readonly retryIn: number | null;
}

/** What went wrong, in the reader's words, with a way to try again. */
export function ErrorState({
  failure,
  onRetry,
  busy = false,
}: {
  failure: Failure;
  onRetry: () => void;
  busy?: boolean;
}) {
  const { t } = useWords();
  const said = refusalWords(failure);
  return (
    <State icon={said.icon} title={t(said.title)} text={t(said.text, said.params)}>
      <Button kind="quiet" icon="refresh" label={t('error.retry')} onPress={onRetry} busy={busy} />
    </State>
  );
}
