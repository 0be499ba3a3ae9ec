import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, ListPage, ReasonDialog, StateWord, useActing, useReading, type Tone } from '@hearth/cms/reach';
import type { Leader, LeaderEvent, LeaderState } from '../../contract';
import { useSay } from '../books/words';
import { SellingTabs } from '../selling/selling-tabs';

const TONES: Readonly<Record<LeaderState, Tone>> = {
  applied: 'wait',
  approved: 'proof',
  declined: 'quiet',
  stopped: 'quiet',
};

/** Who leads groups, and who asked to. */
export function LeadersPage() {
  const say = useSay();
  const list = useReading<{ readonly leaders: readonly Leader[] }>('/shop/group-leaders');
  const { busy, act } = useActing();
  const [asked, ask] = useState<{ readonly leader: Leader; readonly event: LeaderEvent } | undefined>();
  const decide = async ({ id, version }: Leader, event: LeaderEvent, reason: string): Promise<void> => {
    await act({ method: 'post', path: `/shop/group-leaders/${id}/decide`, body: { version, event, reason } });
    ask(undefined);
    list.reload();
  };
  const press = (leader: Leader, event: LeaderEvent): void => {
    if (event === 'approve') void decide(leader, event, '');
    else ask({ leader, event });
  };
  return (
    <ListPage
      title={say('leaders.title')}
      about={say('leaders.about')}
      empty={say('leaders.empty')}
      list={list}
      above={<SellingTabs at="leaders" />}
      lines={({ leaders }) => leaders}
      form={
        asked && (
          <ReasonDialog
            title={say(`leader.${asked.event}`)}
            label={say('leader.reason')}
            busy={busy}
            onClose={() => ask(undefined)}
            onReason={(reason) => void decide(asked.leader, asked.event, reason)}
          />
        )
      }
    >
      {(leaders) => (
        <LinesTable
          heads={[say('leaders.name'), say('leaders.point'), say('leaders.detail'), say('leaders.state')]}
          after={say('freight.deeds')}
        >
          {leaders.map((leader) => (
            <LeaderLine key={leader.id} leader={leader} busy={busy} onPress={(event) => press(leader, event)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

type LineProps = {
  readonly leader: Leader;
  readonly busy: boolean;
  readonly onPress: (event: LeaderEvent) => void;
};

function LeaderLine({ leader: { name, point, detail, state, reason, allowedEvents }, busy, onPress }: LineProps) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{name}</Typography>
      </Td>
      <Td data-label={say('leaders.point')}>
        <Typography>{point}</Typography>
      </Td>
      <Td data-label={say('leaders.detail')}>
        <Typography>{detail}</Typography>
      </Td>
      <Td data-label={say('leaders.state')}>
        <StateWord tone={TONES[state]} word={say(`leader.state.${state}`)} />
        {reason !== null && (
          <Typography variant="pi" textColor="neutral600">
            {reason}
          </Typography>
        )}
      </Td>
      <Td>
        <Flex gap={2} wrap="wrap">
          {allowedEvents.map((event) => (
            <Button
              key={event}
              size="S"
              variant={event === 'approve' ? 'secondary' : 'tertiary'}
              loading={busy}
              onClick={() => onPress(event)}
            >
              {say(`leader.${event}`)}
            </Button>
          ))}
        </Flex>
      </Td>
    </Tr>
  );
}
