import { useCallback, useMemo, useState } from 'react';
import type { OpenTool, WatchedSession } from '@/contract/live-room';
import { useHome } from '@/data/use-home';
import { ShareSheet } from '@/ui/share-sheet';
import { BuyPart } from './buy-part';
import { DanmakuSheet } from './danmaku/danmaku-sheet';
import type { useDensity } from './danmaku/use-density';
import { PollSheet } from './poll-sheet';
import { isForSale } from './room.rules';
import { ShelfSheet } from './shelf-sheet';
import { ToolSheet } from './tools-row';
import type { LiveRoom } from './use-live-room';
import type { WatchParts } from './watch-parts';

/** What lies over the lower part of the page; one at a time. */
export type OpenSheet =
  | { readonly kind: 'buy'; readonly offer: string }
  | { readonly kind: 'tool'; readonly tool: OpenTool }
  | { readonly kind: 'shelf' | 'danmaku' | 'share' };

/** Which sheet is open, and the ways to open one. */
export function useSheets(opened: LiveRoom['opened']) {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const buy = (offer: string) => {
    opened(offer);
    setSheet({ kind: 'buy', offer });
  };
  const close = useCallback(() => setSheet(null), []);
  return {
    sheet,
    buy,
    close,
    tool: (tool: OpenTool) => setSheet({ kind: 'tool', tool }),
    shelf: () => setSheet({ kind: 'shelf' }),
    danmaku: () => setSheet({ kind: 'danmaku' }),
    share: () => setSheet({ kind: 'share' }),
  };
}

interface RoomSheetsProps {
  readonly session: WatchedSession;
  readonly live: LiveRoom;
  readonly sheets: ReturnType<typeof useSheets>;
  readonly danmaku: ReturnType<typeof useDensity>;
  readonly parts: WatchParts;
}

function Share({ session, onClose }: { session: WatchedSession; onClose: () => void }) {
  const inks = useHome().data?.station.inks;
  // The card is drawn for each new object: it stays the same one while the page around it changes.
  const shared = useMemo(() => {
    const { id, title, station, plannedAt, beganAt, clip } = session;
    const path = clip === null ? `/watch/${id}` : `/watch/${id}?clip=${clip.id}`;
    return { id, title, station, summary: null, publishedAt: beganAt ?? plannedAt, path };
  }, [session]);
  return <ShareSheet story={shared} inks={inks} onClose={onClose} />;
}

type SheetProps = RoomSheetsProps & { readonly sheet: OpenSheet };

/** What can be joined: a poll is the room's own, groups are the shop's, games are another feature's. */
function Tool({ session, live, sheets, parts, tool }: RoomSheetsProps & { readonly tool: OpenTool }) {
  const { id, kind, title } = tool;
  const { close } = sheets;
  if (kind === 'poll') {
    const told = live.room?.poll ?? null;
    return <PollSheet id={id} room={session.room} told={told} title={title} onClose={close} />;
  }
  const load = kind === 'group' ? parts.group : parts.tool;
  return <ToolSheet key={id} load={load} session={session.id} tool={tool} onClose={close} />;
}

function Opened({ sheet, ...props }: SheetProps) {
  const { session, live, danmaku, parts } = props;
  const { buy, close } = props.sheets;
  switch (sheet.kind) {
    case 'buy':
      return <BuyPart key={sheet.offer} load={parts.buy} offer={sheet.offer} session={session.id} onClose={close} />;
    case 'tool':
      return <Tool {...props} tool={sheet.tool} />;
    case 'shelf': {
      const [shelf, onBuy] = [live.room?.shelf ?? [], isForSale(live.room) ? buy : null];
      return <ShelfSheet shelf={shelf} station={session.station.name} onBuy={onBuy} onClose={close} />;
    }
    case 'danmaku':
      return <DanmakuSheet danmaku={danmaku} onClose={close} />;
    case 'share':
      return <Share session={session} onClose={close} />;
  }
}

/** The sheet that is open, over what goes on. */
export function RoomSheets(props: RoomSheetsProps) {
  const { sheet } = props.sheets;
  return sheet === null ? null : <Opened {...props} sheet={sheet} />;
}
