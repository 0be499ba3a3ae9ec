import { Button, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';
import type { PostingWindow } from '../../contract';
import { Row } from '../reach/dialog';
import { useSay } from './words';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const FIRST: PostingWindow = { days: [...DAYS], from: '07:00', to: '23:00' };
const MOST = 14;

type Props = {
  readonly windows: readonly PostingWindow[];
  readonly onChange: (windows: PostingWindow[]) => void;
};

/** The hours in which an account posts; without any it posts at any hour. */
export function WindowFields({ windows, onChange }: Props) {
  const say = useSay();
  const put = (at: number, window: PostingWindow): void =>
    onChange(windows.map((one, here) => (here === at ? window : one)));
  return (
    <Row label={say('windows')} hint={say('windows.hint')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {windows.map((window, at) => (
          // Windows have no name but their place in the list.
          <OneWindow
            key={at}
            window={window}
            onChange={(changed) => put(at, changed)}
            onRemove={() => onChange(windows.filter((_, here) => here !== at))}
          />
        ))}
        {windows.length < MOST && (
          <Flex>
            <Button size="S" variant="tertiary" startIcon={<Plus />} onClick={() => onChange([...windows, FIRST])}>
              {say('windows.add')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Row>
  );
}

type OneProps = {
  readonly window: PostingWindow;
  readonly onChange: (window: PostingWindow) => void;
  readonly onRemove: () => void;
};

function OneWindow({ window, onChange, onRemove }: OneProps) {
  const say = useSay();
  const toggle = (day: number): void => {
    const days = window.days.includes(day) ? window.days.filter((one) => one !== day) : [...window.days, day].sort();
    if (days.length > 0) onChange({ ...window, days });
  };
  return (
    <Flex gap={2} wrap="wrap">
      <Flex gap={1} role="group" aria-label={say('windows.days')}>
        {DAYS.map((day) => (
          <Button
            key={day}
            size="S"
            type="button"
            variant={window.days.includes(day) ? 'secondary' : 'tertiary'}
            aria-pressed={window.days.includes(day)}
            onClick={() => toggle(day)}
          >
            {say(`day.${day}`)}
          </Button>
        ))}
      </Flex>
      {(['from', 'to'] as const).map((end) => (
        <Flex key={end} gap={1}>
          <Typography variant="pi">{say(`windows.${end}`)}</Typography>
          <TextInput
            type="time"
            required
            aria-label={say(`windows.${end}`)}
            value={window[end]}
            onChange={({ target }: { target: { value: string } }) => {
              if (target.value) onChange({ ...window, [end]: target.value.slice(0, 5) });
            }}
          />
        </Flex>
      ))}
      <IconButton label={say('windows.remove')} variant="ghost" onClick={onRemove}>
        <Cross />
      </IconButton>
    </Flex>
  );
}
