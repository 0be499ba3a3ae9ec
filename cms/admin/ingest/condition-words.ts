import type { IngestSource, RouteMatch } from '../../contract';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

const WORDS = ['any', 'all', 'none', 'places'] as const;

/** When a rule holds, in words: each condition that is said, one after the other. */
export function useConditionWords(when: RouteMatch): string {
  const say = useSay();
  const names = useSourceNames();
  const list = (words: readonly string[]): string => words.slice(0, 8).join('、');
  const lists = WORDS.flatMap((name) =>
    when[name].length > 0 ? [say(`if.${name}`, { words: list(when[name]) })] : [],
  );
  const sources = when.sources.length > 0 && say('if.sources', { words: list(when.sources.map(names)) });
  const others = [
    when.pattern !== null && say('if.pattern', { words: when.pattern }),
    when.languages[0] !== undefined && say(when.languages[0] === 'en' ? 'when.language.en' : 'when.language.zh'),
    when.hours !== null && say('if.hours', when.hours),
  ];
  return [sources, ...lists, ...others].filter((part) => part !== false).join(' · ') || say('rule.always');
}

/** The names of sources by their ids; one that is gone is a dash. */
function useSourceNames(): (id: string) => string {
  const sources = useReading<{ sources: IngestSource[] }>('/cms/ingest/sources');
  return (id) => sources.value?.sources.find((one) => one.id === id)?.name ?? '—';
}
