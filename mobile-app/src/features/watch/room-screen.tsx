import { memo, useCallback, useEffect, type ReactNode } from 'react';
import { ScrollView, useWindowDimensions, View, type ViewStyle } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { Overlay, PinnedProduct, WatchedSession } from '@/contract/live-room';
import { setPageTitle } from '@/platform/page-head';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';
import { IconButton } from '@/ui/icon-button';
import { KeptInSight } from '@/ui/sheet';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { ClipCard } from './clip-card';
import { DanmakuLayer } from './danmaku/danmaku-layer';
import type { Density } from './danmaku/danmaku.rules';
import { useDensity } from './danmaku/use-density';
import { countWords } from './lives/watch.rules';
import { OverPicture } from './over-picture';
import { filmWidth, hasBar, planOf, sideWidth, type Plan } from './plan.rules';
import { ChapterCard, ProductCard } from './product-card';
import { RoomPicture } from './room-picture';
import { RoomSheets, useSheets } from './room-sheets';
import { isForSale, lotteriesIn } from './room.rules';
import { SellerLine } from './seller-line';
import { SessionPart } from './session-part';
import { TalkPart } from './talk-part';
import { ToolsRow } from './tools-row';
import { useKept } from './use-kept';
import { useLiveRoom, type LiveRoom } from './use-live-room';
import type { WatchParts } from './watch-parts';
import { useWatchWords } from './watch-words';

/** Of the picture while something is bought beside it. */
const SMALL_WIDTH = 176;
const SMALL_HEIGHT = 132;
const LETTERS = 18;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  body: { flex: 1, minHeight: 0 },
  beside: { flexDirection: 'row' },
  film: { width: '100%' },
  smallTop: { flexDirection: 'row', backgroundColor: t.colour.sheet },
  smallFilm: { width: SMALL_WIDTH, maxHeight: SMALL_HEIGHT, overflow: 'hidden' },
  seller: { flexGrow: 0 },
  smallSeller: { flex: 1, minWidth: 0 },
  rest: { flex: 1, minHeight: 0, minWidth: 0 },
  // In a low window, or with large letters, what does not fit is scrolled to; the seller stands above it and stays.
  scroll: { flex: 1 },
  grow: { flexGrow: 1 },
  unseen: { position: 'absolute', width: 1, height: 1, overflow: 'hidden' },
}));

interface PartProps {
  readonly session: WatchedSession;
  readonly live: LiveRoom;
}

function Bar({ session, live, onShare }: PartProps & { readonly onShare: () => void }) {
  const { t, tongue } = useWatchWords();
  const viewers = live.act === 'live' ? (live.room?.viewers ?? 0) : 0;
  return (
    <TopBar title={session.title} measure={widths.page}>
      {viewers > 0 ? (
        <Text size="note" tone="inkSoft">
          {t('watch.viewers', { n: countWords(viewers, tongue) })}
        </Text>
      ) : null}
      <IconButton icon="share" label={t('watch.share')} onPress={onShare} />
    </TopBar>
  );
}

function usePlan(): { readonly plan: Plan; readonly bar: boolean; readonly film: ViewStyle; readonly side: ViewStyle } {
  const { width, height } = useWindowDimensions();
  const { elder } = useTheme();
  const plan = planOf({ width, height });
  const isBeside = plan === 'beside';
  return {
    plan,
    bar: hasBar({ height }),
    film: isBeside ? { width: filmWidth({ width, height, elder }) } : {},
    side: isBeside ? { minWidth: sideWidth(width) } : {},
  };
}

interface FilmProps extends Pick<LiveRoom, 'act' | 'playback' | 'chapters' | 'onPlace' | 'sky' | 'subtitles'> {
  readonly session: WatchedSession;
  readonly isTold: boolean;
  readonly overlays: readonly Overlay[];
  readonly pinned: PinnedProduct | null;
  readonly isOwn: (id: string) => boolean;
  readonly density: Density;
  readonly bare: boolean;
}

/**
 * The picture with what lies over it: what flies below, and above everything what the law wants to be seen. Drawn anew only when something of it
 * changed: a room is told of seven times a second.
 */
const Film = memo(function Film(props: FilmProps) {
  const { size } = useTheme();
  const { session, act, playback, isTold, chapters, onPlace, bare, subtitles } = props;
  const beside = act === 'live' ? subtitles.beside : undefined;
  const { overlays, pinned, sky, isOwn, density } = props;
  const over = useCallback(
    (isFilled: boolean) => (
      <>
        <DanmakuLayer sky={sky} density={density} isOwn={isOwn} size={isFilled ? size.lead : LETTERS} />
        <OverPicture session={session} overlays={overlays} pinned={pinned} isFilled={isFilled} />
      </>
    ),
    [sky, density, isOwn, size.lead, session, overlays, pinned],
  );
  return (
    <RoomPicture
      {...{ session, act, playback, isTold, over, bare, onPlace, beside }}
      {...(chapters ? { chapters } : {})}
    />
  );
});

const NO_OVERLAYS: readonly Overlay[] = [];

/** What of a room its picture shows. */
function filmOf({ act, playback, chapters, onPlace, sky, subtitles, room, saying }: LiveRoom) {
  const { overlays, pinned } = room ?? { overlays: NO_OVERLAYS, pinned: null };
  return {
    act,
    playback,
    chapters,
    onPlace,
    sky,
    subtitles,
    overlays,
    pinned,
    isTold: room !== null,
    isOwn: saying.isOwn,
  };
}

function Seller({ session, live }: PartProps) {
  return <SellerLine seller={live.room?.pinned?.seller ?? null} station={session.station.name} />;
}

type RestProps = PartProps & {
  readonly danmaku: ReturnType<typeof useDensity>;
  readonly sheets: ReturnType<typeof useSheets>;
  readonly parts: WatchParts;
};

/** What a session offers before it begins, and to whoever came. */
function Offered({ session, live, parts }: Omit<RestProps, 'danmaku' | 'sheets'>) {
  if (live.act === 'before') return <SessionPart load={parts.reserve} session={session.id} />;
  return live.act === 'live' ? <SessionPart load={parts.come} session={session.id} /> : null;
}

/** What stands below the seller: goods, games, talk. */
function Rest({ session, live, danmaku, sheets, parts }: RestProps) {
  const { room, line, saying, likes, replayed } = live;
  const s = useStyles();
  return (
    <ScrollView style={s.scroll} contentContainerStyle={s.grow} keyboardShouldPersistTaps="handled">
      <ProductCard pinned={room?.pinned ?? null} onBuy={isForSale(room) ? sheets.buy : null} />
      <ClipCard session={session} />
      <ChapterCard chapter={live.chapter} onBuy={sheets.buy} />
      <Offered {...{ session, live, parts }} />
      <ToolsRow tools={room?.tools ?? []} onOpen={sheets.tool} />
      {live.act === 'before' ? null : <SessionPart load={parts.draws} session={session.id} news={lotteriesIn(room)} />}
      <TalkPart
        {...{ room, line, saying, likes, replayed }}
        id={session.room}
        session={session.id}
        flies={danmaku.density !== 'off'}
        goods={room?.shelf.length ?? 0}
        onShelf={sheets.shelf}
        onDanmaku={sheets.danmaku}
      />
    </ScrollView>
  );
}

interface TopProps extends PartProps {
  readonly density: Density;
  readonly bare: boolean;
  readonly film: ViewStyle;
  /** The seller, where they stand below the picture; null: beside it. */
  readonly seller: ReactNode;
}

/** The picture, and the seller where they stand below or, while something is bought, beside it. */
function Top({ session, live, density, bare, film, seller }: TopProps) {
  const s = useStyles();
  return (
    <View style={bare ? s.smallTop : film}>
      <View style={bare ? s.smallFilm : s.film}>
        <Film session={session} density={density} bare={bare} {...filmOf(live)} />
      </View>
      {seller}
    </View>
  );
}

/** For screen readers and the outline of the page, where no bar has it. */
function Title({ session, isBar }: { session: WatchedSession; isBar: boolean }) {
  const s = useStyles();
  if (isBar) return null;
  return (
    <View style={s.unseen}>
      <Text level={1}>{session.title}</Text>
    </View>
  );
}

/** A room (直播间): picture first, then who sells, one price, one button, and what is said. Read in this order by screen readers as well. */
export function RoomScreen({ session, parts }: { session: WatchedSession; parts: WatchParts }) {
  const s = useStyles();
  const insets = useSafeAreaInsets();
  const live = useLiveRoom(session);
  const danmaku = useDensity();
  const sheets = useSheets(live.opened);
  const { plan, bar, film, side } = usePlan();
  const { strip, kept, measure } = useKept(plan);
  const isBeside = plan === 'beside';
  const bare = !isBeside && sheets.sheet?.kind === 'buy';
  useEffect(() => setPageTitle(session.title), [session.title]);
  useEffect(() => measure(), [measure, sheets.sheet]);
  const seller = (
    <View ref={strip} onLayout={measure} style={bare ? s.smallSeller : s.seller}>
      <Seller session={session} live={live} />
    </View>
  );
  return (
    <KeptInSight.Provider value={kept}>
      <View style={[s.screen, { paddingBottom: insets.bottom }]}>
        {bar ? <Bar session={session} live={live} onShare={sheets.share} /> : null}
        <View role="main" id="main" style={[s.body, isBeside && s.beside]}>
          <Title session={session} isBar={bar} />
          <Top {...{ session, live, bare, film }} density={danmaku.density} seller={isBeside ? null : seller} />
          <View style={[s.rest, side]}>
            {isBeside ? seller : null}
            <Rest {...{ session, live, danmaku, sheets, parts }} />
          </View>
        </View>
        <RoomSheets {...{ session, live, sheets, danmaku, parts }} />
      </View>
    </KeptInSight.Provider>
  );
}
