import { useState } from 'react';
import { Box, Flex, Radio, Searchbar, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Topic } from '../../contract';
import { Nothing } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { useNames } from './desk';
import { TopicStateWord } from './topic-state';
import { useSay } from './words';

/** A topic that another may be merged into. */
type Target = Pick<Topic, 'id' | 'title' | 'state' | 'version' | 'pitchedBy'>;

type Props = {
  readonly topic: Topic;
  readonly value: string | undefined;
  readonly onChange: (target: Target) => void;
};

const OVER: readonly string[] = ['merged', 'cancelled', 'rejected'];

/** Those that read alike stand there already; any other is found by its words. */
export function MergeTarget({ topic, value, onChange }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const [text, setText] = useState('');
  const asked = new URLSearchParams(
    text === ''
      ? { text: topic.title, station: topic.station, except: topic.id }
      : { text, station: topic.station, limit: '10' },
  );
  const path = text === '' ? '/cms/topics/similar' : '/cms/topics';
  const found = useReading<{ topics: Target[] }>(`${path}?${asked.toString()}`);
  const targets = (found.value?.topics ?? []).filter(({ id, state }) => id !== topic.id && !OVER.includes(state));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">{say('merge.hint')}</Typography>
      <Searchbar
        name="target"
        clearLabel={formatMessage({ id: 'cms.reach.clear' })}
        placeholder={say('merge.find')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onClear={() => setText('')}
      >
        {say('merge.find')}
      </Searchbar>
      {found.value && targets.length === 0 && <Nothing>{say('merge.nothing')}</Nothing>}
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
