import { useState } from 'react';
import { Box, Flex, Radio, Typography } from '@strapi/design-system';
import type { Topic } from '../../contract';
import { Nothing } from '../reach/faces';
import { SearchField } from '../reach/search-field';
import { useReading } from '../reach/use-reading';
import { useNames } from './desk';
import { TopicStateWord } from './topic-state';
import { useSay } from './words';

/** A topic that takes something in. */
type Target = Pick<Topic, 'id' | 'title' | 'state' | 'version' | 'pitchedBy'>;

type Props = {
  /** What is taken in: what reads like it comes first. A topic does not take in itself. */
  readonly of: Pick<Topic, 'title' | 'station'> & { readonly id?: string };
  readonly hint: string;
  readonly value: string | undefined;
  readonly onChange: (target: Target) => void;
};

const OVER: readonly string[] = ['merged', 'cancelled', 'rejected'];

/** Those that read alike stand there already; any other is found by its words. */
export function TopicPicker({ of, hint, value, onChange }: Props) {
  const say = useSay();
  const [text, setText] = useState('');
  const { targets, isKnown } = useTargets(of, text);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">{hint}</Typography>
      <SearchField name="target" label={say('merge.find')} value={text} onChange={setText} />
      {isKnown && targets.length === 0 && <Nothing>{say('merge.nothing')}</Nothing>}
      <Radio.Group
        aria-label={say('merge.find')}
        value={value ?? ''}
        onValueChange={(id: string) => {
          const target = targets.find((one) => one.id === id);
          if (target) onChange(target);
        }}
      >
        {targets.map((target) => (
          <Box key={target.id} paddingBottom={2}>
            <Radio.Item value={target.id}>
              <TargetLine target={target} />
            </Radio.Item>
          </Box>
        ))}
      </Radio.Group>
    </Flex>
  );
}

/** What reads alike first, then the topics that moved last; with words, what is found by them. */
function useTargets({ id, title, station }: Props['of'], text: string) {
  const alike = new URLSearchParams({ text: title, station, ...(id === undefined ? {} : { except: id }) });
  const listed = new URLSearchParams({ station, limit: '10', ...(text === '' ? {} : { text }) });
  const similar = useReading<{ topics: Target[] }>(`/cms/topics/similar?${alike.toString()}`);
  const others = useReading<{ topics: Target[] }>(`/cms/topics?${listed.toString()}`);
  const first = text === '' ? (similar.value?.topics ?? []) : [];
  const known = new Set(first.map((one) => one.id));
  const all = [...first, ...(others.value?.topics ?? []).filter((one) => !known.has(one.id))];
  const targets = all.filter((one) => one.id !== id && !OVER.includes(one.state));
  return { targets, isKnown: similar.value !== undefined && others.value !== undefined };
}

function TargetLine({ target }: { readonly target: Target }) {
  const names = useNames();
  return (
    <Flex gap={2} wrap="wrap" tag="span">
      <Typography>{target.title}</Typography>
      <TopicStateWord state={target.state} />
      {target.pitchedBy && (
        <Typography variant="pi" textColor="neutral600">
          {names.person(target.pitchedBy)}
        </Typography>
      )}
    </Flex>
  );
}
