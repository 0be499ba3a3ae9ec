import { useCallback, useMemo, useState } from 'react';
import type { OpenTool, WatchedSession } from '@/contract/live-room';
import { useHome } from '@/data/use-home';
import { ShareSheet } from '@/ui/share-sheet';
import { BuyPart } from './buy-part';
import { DanmakuSheet } from './danmaku/danmaku-sheet';
import type { useDensity } from './danmaku/use-density';
import { PollSheet } from './poll-sheet';
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
    const { id, title, station, plannedAt, beganAt } = session;
    return { id, title, station, summary: null, publishedAt: beganAt ?? plannedAt, path: `/watch/${id}` };
  }, [session]);
  return <ShareSheet story={shared} inks={inks} onClose={onClose} />;
}

/** The sheet that is open, over what goes on. */
export function RoomSheets({ session, live, sheets, danmaku, parts }: RoomSheetsProps) {
  const { sheet, buy, close } = sheets;
  const { room } = live;
  if (sheet === null) return null;
  switch (sheet.kind) {
    case 'buy':
      return <BuyPart key={sheet.offer} load={parts.buy} offer={sheet.offer} onClose={close} />;
    case 'tool': {
      const { id, kind, title } = sheet.tool;
      if (kind === 'poll') return <PollSheet id={id} told={room?.poll ?? null} title={title} onClose={close} />;
      return <ToolSheet key={id} load={parts.tool} session={session.id} tool={sheet.tool} onClose={close} />;
    }
    case 'shelf':
      return <ShelfSheet shelf={room?.shelf ?? []} station={session.station.name} onBuy={buy} onClose={close} />;
    case 'danmaku':
      return <DanmakuSheet danmaku={danmaku} onClose={close} />;
    case 'share':
      return <Share session={session} onClose={close} />;
  }
}
