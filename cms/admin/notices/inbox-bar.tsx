import { Box, Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { SHOWS, type InboxFilter } from './inbox-filter';
import type { Inbox } from './use-inbox';
import { useSay } from './words';

type Props = {
  readonly filter: InboxFilter;
  readonly inbox: Inbox;
  readonly onChange: (part: Partial<InboxFilter>) => void;
};

/** Above the list: what is shown of it, and marking all of it as read. */
export function InboxBar({ filter, inbox, onChange }: Props) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap" justifyContent="space-between">
      <Flex gap={2} wrap="wrap">
        {SHOWS.map((show) => (
          <Button
            key={show}
            variant={filter.show === show ? 'secondary' : 'tertiary'}
            aria-pressed={filter.show === show}
            onClick={() => onChange({ show })}
          >
            {say(`show.${show}`)}
          </Button>
        ))}
        <KindSelect filter={filter} inbox={inbox} onChange={onChange} />
      </Flex>
      <MarkAll filter={filter} inbox={inbox} />
    </Flex>
  );
}

function KindSelect({ filter, inbox, onChange }: Props) {
  const say = useSay();
  const kinds = inbox.list.value?.kinds ?? [];
  return (
    <Box minWidth="18rem">
      <SingleSelect
        size="S"
        aria-label={say('kind')}
        value={filter.kind}
        onChange={(kind) => onChange({ kind: String(kind) })}
      >
        <SingleSelectOption value="">{say('kind.all')}</SingleSelectOption>
        {kinds.map(({ kind, name }) => (
          <SingleSelectOption key={kind} value={kind}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

/** Only where the list shows all of what would be marked. */
function MarkAll({ filter, inbox }: Pick<Props, 'filter' | 'inbox'>) {
  const say = useSay();
  const newest = inbox.list.value?.notices[0];
  if (filter.kind !== '' || filter.show === 'high') return null;
  const isPointless = newest === undefined || inbox.list.value?.unread === 0;
  return (
    <Button
      variant="tertiary"
      disabled={isPointless}
      onClick={() => {
        if (newest) void inbox.markAll(newest.id);
      }}
    >
      {say('markAll')}
    </Button>
  );
}
