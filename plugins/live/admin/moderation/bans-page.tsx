import { useState } from 'react';
import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import {
  LinesTable,
  ListPage,
  Moment,
  StateWord,
  TabLinks,
  useMay,
  useReading,
  useSpoken,
  type Tone,
} from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { banStates, hideRule, ROOM_BAN, type BanState, type DeskBan } from '../../contract';
import { DecideDialog } from './decide-dialog';
import { Older } from './older';
import { useSay } from './words';

type Found = { readonly bans: DeskBan[]; readonly more: boolean };

const HEADS = ['name', 'ban', 'rule', 'until'] as const;
const TONES: Readonly<Record<BanState, Tone>> = { running: 'stop', appealed: 'wait', upheld: 'stop', lifted: 'quiet' };

/** The bans of the station; appeals wait for somebody else than who spoke the ban. */
export function BansPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const mayBan = useMay(ROOM_BAN);
  const [deciding, decide] = useState<DeskBan>();
  const state = banStates.find((one) => one === search.get('state'));
  const asked = new URLSearchParams({ ...(state && { state }), ...beforeOf(search) });
  const list = useReading<Found>(`/live/bans?${asked.toString()}`);
  const last = list.value?.more ? list.value.bans.at(-1)?.id : undefined;
  const tabs = (['all', ...banStates] as const).map((one) => ({
    key: one,
    words: say(`room.ban.${one}`),
    to: one === 'all' ? '?' : `?state=${one}`,
  }));
  return (
    <ListPage
      title={say('room.bans')}
      about={say('room.bans.about')}
      empty={say('room.bans.none')}
      list={list}
      lines={({ bans }) => bans}
      above={<TabLinks label={say('room.ban.states')} tabs={tabs} at={state ?? 'all'} />}
      form={deciding && <DecideDialog ban={deciding} onClose={() => decide(undefined)} onDone={list.reload} />}
    >
      {(bans) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`room.column.${head}`))} after={mayBan ? ' ' : undefined}>
            {bans.map((ban) => (
              <Line key={ban.id} ban={ban} onDecide={mayBan ? decide : undefined} />
            ))}
          </LinesTable>
          <Older part="before" last={last} />
        </>
      )}
    </ListPage>
  );
}

function beforeOf(search: URLSearchParams): { readonly before?: string } {
  const before = search.get('before');
  return before === null ? {} : { before };
}

type LineProps = { readonly ban: DeskBan; readonly onDecide: ((ban: DeskBan) => void) | undefined };

function Line({ ban, onDecide }: LineProps) {
  const say = useSay();
  const spoken = useSpoken();
  const rule = hideRule(ban.rule);
  return (
    <Tr>
      <Td>
        <Typography>{ban.name}</Typography>
      </Td>
      <Td data-label={say('room.column.ban')}>
        <StateWord tone={TONES[ban.state]} word={say(`room.ban.${ban.state}`)} />
      </Td>
      <Td data-label={say('room.column.rule')} style={{ maxWidth: '40rem', whiteSpace: 'normal' }}>
        <Why ban={ban} rule={rule ? spoken(rule.text) : ban.rule} />
      </Td>
      <Td data-label={say('room.column.until')}>
        <Moment at={ban.until} />
      </Td>
      {onDecide && (
        <Td>
          <Flex justifyContent="flex-end">
            {ban.allowedEvents.length > 0 && (
              <Button size="S" variant="tertiary" onClick={() => onDecide(ban)}>
                {say('room.ban.decide')}
              </Button>
            )}
          </Flex>
        </Td>
      )}
    </Tr>
  );
}

function Why({ ban: { reason, evidence, appeal, decision }, rule }: { readonly ban: DeskBan; readonly rule: string }) {
  const say = useSay();
  return (
    <Box>
      <Typography tag="p">{`${rule} · ${reason}`}</Typography>
      {evidence !== null && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('room.ban.evidence', { text: evidence })}
        </Typography>
      )}
      {appeal && (
        <Typography tag="p" variant="pi" textColor="warning600">
          {say('room.ban.appeal', { words: appeal.words })}
        </Typography>
      )}
      {decision && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('room.ban.decision', { words: decision.words })}
        </Typography>
      )}
    </Box>
  );
}
