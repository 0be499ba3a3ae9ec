import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { TracePage } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Icon } from '@/ui/icon';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { useTraceWords, type TraceWord } from './trace-words';
import { dayWords, paperWord } from './trace.rules';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], paddingTop: t.space[5] },
  line: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: t.space[4],
    rowGap: t.space[1],
    paddingVertical: t.space[2],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  value: { flexShrink: 1 },
  step: { flexDirection: 'row', gap: t.space[3], paddingVertical: t.space[2] },
  words: { flex: 1, minWidth: 0 },
}));

function Part({ title, children }: { title: TraceWord; children: ReactNode }) {
  const s = useStyles();
  const { t } = useTraceWords();
  return (
    <View style={s.part} role="region" aria-label={t(title)}>
      <Text size="row" bold level={2}>
        {t(title)}
      </Text>
      {children}
    </View>
  );
}

/** What the package says of itself, for comparing. */
export function LotFacts({ page }: { page: TracePage }) {
  const s = useStyles();
  const { t, tongue } = useTraceWords();
  const { origin, storage, gtin } = page.product;
  const facts: readonly (readonly [TraceWord, string | null])[] = [
    ['trace.code', page.code],
    ['trace.made', dayWords(tongue, page.madeAt)],
    ['trace.best', page.bestBefore === null ? null : dayWords(tongue, page.bestBefore)],
    ['trace.origin', origin],
    ['trace.storage', storage],
    ['trace.gtin', gtin],
  ];
  return (
    <Part title="trace.facts">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <View key={name} style={s.line}>
            <Text tone="inkSoft">{t(name)}</Text>
            <Text selectable style={s.value}>
              {value}
            </Text>
          </View>
        ),
      )}
    </Part>
  );
}

/** Where the lot was, in the order in which it was there. */
export function LotWay({ page }: { page: TracePage }) {
  const s = useStyles();
  const { t, tongue, locale } = useTraceWords();
  const when = (at: string) => fullDate(tongue, new Date(at), new Date(page.asOf));
  return (
    <Part title="trace.way">
      {page.steps.length === 0 ? <Text tone="inkSoft">{t('trace.way.empty')}</Text> : null}
      {page.steps.map(({ step, name, at, place }) => (
        <View key={`${at} ${step}`} style={s.step}>
          <Icon name="check" tone="proof" size={20} />
          <View style={s.words}>
            <Text bold>{place === null ? name[locale] : `${name[locale]} · ${place}`}</Text>
            <Text size="note" tone="inkSoft">
              {when(at)}
            </Text>
          </View>
        </View>
      ))}
    </Part>
  );
}

/** Whether the papers hold on the day on which this is read. */
export function LotPapers({ page }: { page: TracePage }) {
  const s = useStyles();
  const { t, tongue, locale } = useTraceWords();
  return (
    <Part title="trace.papers">
      {page.papers.length === 0 ? <Text tone="inkSoft">{t('trace.papers.empty')}</Text> : null}
      {page.papers.map(({ kind, name, isValid, until }) => (
        <View key={kind} style={s.line}>
          <Text style={s.value}>{name[locale]}</Text>
          <Badge
            kind={isValid ? 'proof' : 'stop'}
            label={t(paperWord({ isValid, until }), { day: until === null ? '' : dayWords(tongue, until) })}
          />
        </View>
      ))}
    </Part>
  );
}
