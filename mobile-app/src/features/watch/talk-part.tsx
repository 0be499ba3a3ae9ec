import { useState } from 'react';
import { View } from 'react-native';
import type { LiveMessage } from '@/contract/live-room';
import type { LineState } from '@/data/live-line';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { AnswersList } from './answers-list';
import { AssistantPart } from './assistant/assistant-part';
import { isOpenRoom, type Room } from './room.rules';
import { TalkBar, type TalkBarProps } from './talk-bar';
import { TalkList } from './talk-list';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  // Room for a few lines, whatever stands above.
  whole: { flexGrow: 1, flexBasis: 220, minHeight: 220 },
  tabs: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', paddingHorizontal: t.space[2] },
  tab: {
    justifyContent: 'center',
    paddingHorizontal: t.space[2],
    borderBottomWidth: 2,
    borderBottomColor: 'transparent',
  },
  on: { borderBottomColor: t.colour.ember },
  grow: { flex: 1 },
  notice: { paddingHorizontal: t.space[4], paddingVertical: t.space[1] },
}));

/** What everybody should have read: the station's notice, a message on top, and how the line stands. */
function Notices({ room, line }: { room: Room | null; line: LineState }) {
  const s = useStyles();
  const { t } = useWatchWords();
  const said = [
    ...(room?.announcement ? [t('watch.notice', { text: room.announcement })] : []),
    ...(room?.pinnedMessage ? [t('watch.talk.pinned', { text: room.pinnedMessage.text })] : []),
    ...(line === 'down' ? [t('watch.line.down')] : []),
    ...(line === 'refused' ? [t('watch.line.refused')] : []),
  ];
  return (
    <View role="status" aria-live="polite">
      {said.map((one) => (
        <Text key={one} size="note" tone="wait" style={s.notice}>
          {one}
        </Text>
      ))}
    </View>
  );
}

type Shown = 'talk' | 'ask' | 'help';

interface TabsProps {
  readonly view: Shown;
  readonly onView: (view: Shown) => void;
  /** Somebody answers for the station while the live goes on. */
  readonly isHelped: boolean;
  readonly goods: number;
  readonly onShelf: () => void;
}

function Tabs({ view, onView, isHelped, goods, onShelf }: TabsProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  const tabs = [
    { value: 'talk', label: t('watch.talk.tab') },
    { value: 'ask', label: t('watch.ask.tab') },
    ...(isHelped ? ([{ value: 'help', label: t('watch.help.tab') }] as const) : []),
  ] as const;
  return (
    <View style={s.tabs}>
      <View role="tablist" aria-label={t('watch.view')} style={{ flexDirection: 'row' }}>
        {tabs.map(({ value, label }) => (
          <Press
            key={value}
            role="tab"
            aria-selected={view === value}
            onPress={() => onView(value)}
            style={[s.tab, view === value && s.on]}
          >
            <Text bold={view === value} tone={view === value ? 'ember' : 'ink'}>
              {label}
            </Text>
          </Press>
        ))}
      </View>
      <View style={s.grow} />
      <Button kind="plain" icon="shop" label={t('watch.shelf', { n: goods })} onPress={onShelf} />
    </View>
  );
}

export interface TalkPartProps extends Omit<TalkBarProps, 'kind'> {
  readonly id: string;
  /** Whose room it is. */
  readonly session: string;
  readonly room: Room | null;
  readonly line: LineState;
  /** Of a replay: what had been said by this moment. */
  readonly replayed: readonly LiveMessage[] | null;
  /** What is written flies, or stands in the list only. */
  readonly flies: boolean;
  readonly goods: number;
  readonly onShelf: () => void;
}

const NOTHING: readonly LiveMessage[] = [];
const NO_ANSWERS: NonNullable<TalkPartProps['room']>['answers'] = [];

const isOpenTo = (room: Room | null): boolean => room !== null && isOpenRoom(room) && room.mayDanmaku;

/** The assistant answers while something is sold. */
const isOnAir = (room: Room | null): boolean => room?.state === 'live' || room?.state === 'paused';

/** What is written flies where this viewer sees what flies, else it stands in the list. */
function kindOf(view: Shown, flies: boolean): LiveMessage['kind'] {
  if (view === 'ask') return 'question';
  return flies ? 'danmaku' : 'comment';
}

interface InsideProps extends Pick<TalkPartProps, 'id' | 'session' | 'room' | 'replayed' | 'saying'> {
  readonly shown: Shown;
  readonly mayWrite: boolean;
}

/** Nobody is asked to speak where they cannot. */
function emptyWord(isReplay: boolean, mayWrite: boolean) {
  if (isReplay) return 'watch.talk.replay.empty';
  return mayWrite ? 'watch.talk.empty' : 'watch.talk.closed.empty';
}

/** What stands under the tab that was chosen. */
function Inside({ id, session, room, replayed, saying, shown, mayWrite }: InsideProps) {
  const { t } = useWatchWords();
  switch (shown) {
    case 'ask':
      return <AnswersList room={id} told={room?.answers ?? NO_ANSWERS} />;
    case 'help':
      return <AssistantPart session={session} />;
    case 'talk':
      return (
        <TalkList
          messages={replayed ?? room?.messages ?? NOTHING}
          isOwn={saying.isOwn}
          empty={t(emptyWord(replayed !== null, mayWrite))}
        />
      );
  }
}

/** What is said and asked in a room, and where one says something. */
export function TalkPart({ id, session, room, line, replayed, flies, goods, onShelf, ...bar }: TalkPartProps) {
  const s = useStyles();
  const [view, setView] = useState<Shown>('talk');
  const isHelped = replayed === null && isOnAir(room);
  const shown = view === 'help' && !isHelped ? 'talk' : view;
  const mayWrite = replayed === null && shown !== 'help' && isOpenTo(room);
  return (
    <View style={s.whole}>
      <Tabs view={shown} onView={setView} isHelped={isHelped} goods={goods} onShelf={onShelf} />
      <Notices room={room} line={line} />
      <Inside {...{ id, session, room, replayed, shown, mayWrite }} saying={bar.saying} />
      {mayWrite ? <TalkBar {...bar} kind={kindOf(shown, flies)} /> : null}
    </View>
  );
}
