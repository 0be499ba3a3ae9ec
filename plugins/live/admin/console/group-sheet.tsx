import { useState, type ComponentProps } from 'react';
import { useReading, useSpoken } from '@hearth/cms/reach';
import { GROUP_MINUTES, type LiveGroup, type LiveLeader, type RoomSnapshot } from '../../contract';
import { isGroupSound } from './group-draft.rules';
import { Field, Quiet } from './look';
import { Nothing } from './nothing';
import { FormSheet } from './sheet';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = {
  readonly desk: Desk;
  readonly session: string;
  readonly room: RoomSnapshot;
  readonly onClose: () => void;
};

type Board = { readonly leaders: readonly LiveLeader[] };

const NUMBERS = [
  ['minimum', { min: 1, max: 100_000 }],
  ['minutes', GROUP_MINUTES],
] as const;

const FIRST = { leader: '', minimum: '10', minutes: '120' };

const idOf = (leader: LiveLeader | undefined): string => leader?.id ?? '';

const proposedIn = ({ pinned, shelf }: RoomSnapshot): string => pinned?.offer ?? shelf[0]?.offer ?? '';

/** Opens a group for something on the shelf: what is pinned is proposed, and the first who may lead. */
export function GroupSheet({ desk, session, room, onClose }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const read = useReading<Board>(`/live/sessions/${session}/groups`);
  const leaders = read.value?.leaders ?? [];
  const [draft, setDraft] = useState({ ...FIRST, offer: proposedIn(room) });
  const chosen = { ...draft, leader: draft.leader || idOf(leaders[0]) };
  const change = (name: keyof typeof draft) => ({
    required: true,
    value: chosen[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setDraft({ ...draft, [name]: target.value }),
  });
  return (
    <FormSheet
      title={say('group.open')}
      action={say('group.do')}
      canSend={isGroupSound(chosen)}
      refusal={desk.refusal}
      onClose={onClose}
      onSend={() => opens(desk, session, chosen)}
    >
      <Quiet style={{ marginBottom: '1.6rem' }}>{say('group.about')}</Quiet>
      <Field>
        {say('group.goods')}
        <select data-first="" {...change('offer')}>
          {room.shelf.map(({ offer, title, spec }) => (
            <option key={offer} value={offer}>{`${spoken(title)} ${spec}`}</option>
          ))}
        </select>
      </Field>
      <Nothing of={read} isEmpty={leaders.length === 0} word="group.no-leaders" />
      {leaders.length > 0 && <WhoLeads leaders={leaders} {...change('leader')} />}
      {NUMBERS.map(([name, limits]) => (
        <Field key={name}>
          {say(`group.${name}`)}
          <input type="number" step={1} {...limits} {...change(name)} />
        </Field>
      ))}
    </FormSheet>
  );
}

type WhoProps = { readonly leaders: readonly LiveLeader[] } & ComponentProps<'select'>;

function WhoLeads({ leaders, ...select }: WhoProps) {
  const say = useSay();
  return (
    <Field>
      {say('group.leader')}
      <select {...select}>
        {leaders.map(({ id, name, point }) => (
          <option key={id} value={id}>{`${point} · ${name}`}</option>
        ))}
      </select>
    </Field>
  );
}

type Chosen = Readonly<Record<'offer' | 'leader' | 'minimum' | 'minutes', string>>;

/** The room is told by the host; what it answers stands among what is open already. */
async function opens(desk: Desk, session: string, { offer, leader, ...figures }: Chosen): Promise<boolean> {
  const body = { offer, leader, minimum: Number(figures.minimum), minutes: Number(figures.minutes) };
  const made = await desk.press<LiveGroup>({
    deed: 'group-open',
    change: (view) => view,
    ask: { method: 'post', path: `/live/sessions/${session}/groups`, body },
    settle: (view, { id, title, opensAt, cutoff, offer: of }) => {
      const others = view.room.tools.filter((tool) => tool.id !== id);
      const tool = { kind: 'group' as const, id, title, opensAt, closesAt: cutoff, offer: of };
      return { ...view, room: { ...view.room, tools: [...others, tool] } };
    },
  });
  return made !== undefined;
}
