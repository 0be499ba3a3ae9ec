import { Link } from 'expo-router';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import type { AnnouncedLive, ReplayedLive } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useBorrowed, type PartLoader, type ReserveLineProps } from '../watch-parts';
import { isDue, minutesOf, ownClock } from './announced.rules';
import { useLiveWords } from './live-words';
import type { useAnnounced } from './use-announced';

const useStyles = styles((t) => ({
  part: { paddingTop: t.space[4] },
  head: { paddingBottom: t.space[2], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: t.space[4],
    rowGap: t.space[2],
    paddingVertical: t.space[4],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  /** Wide enough for a title; what does not fit beside it stands below. */
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 260, minWidth: 0 },
  said: { gap: t.space[1] },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: 2 },
  lost: { alignItems: 'flex-start', gap: t.space[2], paddingVertical: t.space[4] },
}));

export interface AnnouncedPartProps {
  readonly announced: ReturnType<typeof useAnnounced>;
  readonly reserve: PartLoader<ReserveLineProps> | null;
}

/** What is not on the air: what comes, the next first, and what can be watched again. */
export function AnnouncedPart({ announced, reserve }: AnnouncedPartProps) {
  const { t } = useLiveWords();
  const { part } = useBorrowed(reserve);
  if (announced.data === undefined) return announced.isError ? <Lost announced={announced} /> : null;
  const { coming, replays } = announced.data;
  return (
    <>
      <Part title={t('live.coming')} isThere={coming.length > 0}>
        {coming.map((live) => (
          <Coming key={live.id} live={live}>
            {live.reserving && typeof part === 'object' ? (
              <part.Part
                session={live.id}
                title={live.title}
                isOpen={live.reserving.isOpen}
                reserved={live.reserving.reserved}
              />
            ) : null}
          </Coming>
        ))}
      </Part>
      <Part title={t('live.replays')} isThere={replays.length > 0}>
        {replays.map((live) => (
          <Replay key={live.id} live={live} />
        ))}
      </Part>
    </>
  );
}

/** What is on the air is told all the same. */
function Lost({ announced }: Pick<AnnouncedPartProps, 'announced'>) {
  const s = useStyles();
  const { t } = useLiveWords();
  return (
    <View style={s.lost} role="status">
      <Text tone="inkSoft">{t('live.coming.failed')}</Text>
      <Button
        kind="quiet"
        label={t('error.retry')}
        onPress={() => void announced.refetch()}
        busy={announced.isFetching}
      />
    </View>
  );
}

interface PartProps {
  readonly title: string;
  readonly isThere: boolean;
  readonly children: ReactNode;
}

function Part({ title, isThere, children }: PartProps) {
  const s = useStyles();
  if (!isThere) return null;
  return (
    <View style={s.part}>
      <Text bold level={2} style={s.head}>
        {title}
      </Text>
      {children}
    </View>
  );
}

interface RowProps {
  readonly live: Pick<AnnouncedLive, 'id' | 'title'> & { readonly isAdvertising: boolean };
  readonly head: ReactNode;
  readonly foot: ReactNode;
  readonly children?: ReactNode;
}

/** What sells says that it is advertising before anything else. */
function Row({ live: { id, title, isAdvertising }, head, foot, children }: RowProps) {
  const s = useStyles();
  const { t } = useLiveWords();
  return (
    <View style={s.row}>
      <View style={s.words}>
        <Link href={`/watch/${id}`} asChild>
          <Press>
            <View style={s.said}>
              <View style={s.line}>
                {isAdvertising ? <Badge kind="quiet" label={t('live.ad')} /> : null}
                {head}
              </View>
              <Text size="row" bold lines={2} level={3}>
                {title}
              </Text>
              {foot}
            </View>
          </Press>
        </Link>
      </View>
      {children}
    </View>
  );
}

function Coming({ live, children }: { readonly live: AnnouncedLive; readonly children: ReactNode }) {
  const { t, tongue, when } = useLiveWords();
  const { plannedAt, hostKind, station, place } = live;
  const at = new Date(plannedAt);
  const own = ownClock(at, tongue, at.getTimezoneOffset());
  const isLate = isDue(plannedAt, new Date());
  return (
    <Row
      live={live}
      head={
        <>
          {hostKind === 'digital-human' ? <Badge kind="quiet" label={t('live.machine')} /> : null}
          <Text size="note" tone="ember" bold>
            {isLate ? t('live.coming.due') : t('live.coming.at', { when: when(plannedAt) })}
          </Text>
          {own === null || isLate ? null : (
            <Text size="note" tone="inkSoft">
              {t('live.coming.own', { when: own })}
            </Text>
          )}
        </>
      }
      foot={<Note>{place === '' ? station.name : `${station.name} · ${place}`}</Note>}
    >
      {children}
    </Row>
  );
}

function Replay({ live }: { readonly live: ReplayedLive }) {
  const { t, when } = useLiveWords();
  const length = t('live.minutes', { n: minutesOf(live.seconds) });
  return (
    <Row
      live={live}
      head={<Note>{t('live.replay.of', { when: when(live.beganAt), length })}</Note>}
      foot={<Note>{live.station.name}</Note>}
    />
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="note" tone="inkSoft">
      {children}
    </Text>
  );
}
