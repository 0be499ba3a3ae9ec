import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  LinesTable,
  ListPage,
  Moment,
  StateWord,
  saveFile,
  tableFile,
  useActing,
  useReading,
  type Tone,
} from '@hearth/cms/reach';
import { useFetchClient } from '@strapi/strapi/admin';
import type { Group, GroupState, MakeGroup, Manifest } from '../../contract';
import { useSay } from '../books/words';
import { SellingTabs } from '../selling/selling-tabs';
import { MakeGroupDialog } from './make-group-dialog';
import { manifestLines } from './manifest.rules';

const TONES: Readonly<Record<GroupState, Tone>> = {
  gathering: 'wait',
  confirmed: 'wait',
  failed: 'stop',
  sent: 'wait',
  arrived: 'proof',
  closed: 'quiet',
};

/** The groups of the station: who gathers where, how many there are, and what is to be sent. */
export function GroupsPage() {
  const say = useSay();
  const list = useReading<{ readonly groups: readonly Group[] }>('/shop/groups');
  const [isMaking, setMaking] = useState(false);
  const { busy, make, send, save } = useDeeds(list.reload, () => setMaking(false));
  return (
    <ListPage
      title={say('groups.title')}
      about={say('groups.about')}
      empty={say('groups.empty')}
      list={list}
      above={<SellingTabs at="groups" />}
      lines={({ groups }) => groups}
      action={
        <Button startIcon={<Plus />} onClick={() => setMaking(true)}>
          {say('groups.make')}
        </Button>
      }
      form={
        isMaking && <MakeGroupDialog busy={busy} onClose={() => setMaking(false)} onSend={(one) => void make(one)} />
      }
    >
      {(groups) => (
        <LinesTable
          heads={[say('leaders.point'), say('groups.count'), say('groups.cutoff'), say('leaders.state')]}
          after={say('freight.deeds')}
        >
          {groups.map((group) => (
            <GroupLine
              key={group.id}
              group={group}
              busy={busy}
              onSend={() => void send(group)}
              onSave={() => void save(group)}
            />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

/** What is done with groups. */
function useDeeds(reload: () => void, onMade: () => void) {
  const say = useSay();
  const { get } = useFetchClient();
  const { busy, act } = useActing();
  const make = async (body: MakeGroup): Promise<void> => {
    if (!(await act({ method: 'post', path: '/shop/groups', body }))) return;
    onMade();
    reload();
  };
  const send = async ({ id, version }: Group): Promise<void> => {
    await act({ method: 'post', path: `/shop/groups/${id}/send`, body: { version } });
    reload();
  };
  const save = async ({ id }: Group): Promise<void> => {
    const { data } = await get<Manifest>(`/shop/groups/${id}/manifest`);
    const [where = [], ...lines] = manifestLines(data, [say('groups.number'), say('groups.quantity')]);
    saveFile(`${data.point.point}.csv`, tableFile(where, lines));
  };
  return { busy, make, send, save };
}

type LineProps = {
  readonly group: Group;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onSave: () => void;
};

function GroupLine({ group, busy, onSend, onSave }: LineProps) {
  const say = useSay();
  const { point, paid, waiting, minimum, cutoff, state, allowedEvents } = group;
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{point.point}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {point.name}
        </Typography>
      </Td>
      <Td data-label={say('groups.count')}>
        <Typography>{say('groups.of', { paid, minimum })}</Typography>
        {waiting > 0 && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('groups.waiting', { waiting })}
          </Typography>
        )}
      </Td>
      <Td data-label={say('groups.cutoff')}>
        <Typography>
          <Moment at={cutoff} />
        </Typography>
      </Td>
      <Td data-label={say('leaders.state')}>
        <StateWord tone={TONES[state]} word={say(`group.state.${state}`)} />
      </Td>
      <Td>
        <Flex gap={2} wrap="wrap">
          {state !== 'failed' && (
            <Button size="S" variant="tertiary" onClick={onSave}>
              {say('groups.manifest')}
            </Button>
          )}
          {allowedEvents.includes('send') && (
            <Button size="S" variant="secondary" loading={busy} onClick={onSend}>
              {say('groups.send')}
            </Button>
          )}
        </Flex>
      </Td>
    </Tr>
  );
}
