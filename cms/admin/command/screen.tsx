import { useRef, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';
import type { CommandBoard, CommandSettings, StationMap } from '../../contract';
import { useSpoken, type Both } from '../reach/spoken';
import { FACE, LOOK } from './looks';
import { ScreenHead } from './screen-head';
import { ScreenHelp } from './screen-help';
import { ScreenSettings } from './screen-settings';
import { Tile } from './tiles';
import { useBoard } from './use-board';
import { useScreenKeys } from './use-screen-keys';
import { useTurns } from './use-turns';
import { useSay } from './words';

/** What a screen is read from. */
export type ScreenRead = {
  readonly board: CommandBoard;
  readonly map: StationMap | null;
  readonly settings: CommandSettings;
  readonly stations: readonly { readonly slug: string; readonly name: Both }[];
};

/** Over everything of the admin. One size rules all: it grows with the wall, so that what is read at a desk is read from six metres. */
const Wall = styled.main`
  position: fixed;
  inset: 0;
  z-index: 10;
  display: grid;
  grid-template-rows: auto minmax(0, 1fr);
  gap: 1em;
  padding: 1.2em 1.6em 1.6em;
  overflow: hidden;
  background: ${LOOK.paper};
  color: ${LOOK.ink};
  color-scheme: dark;
  font-family: ${FACE};
  font-size: clamp(12px, 0.9vw, 40px);
  text-autospace: normal;
  @media (max-width: 760px) {
    display: block;
    overflow-y: auto;
    font-size: 13px;
  }
`;

const Tiles = styled.div<{ $columns: number }>`
  display: grid;
  grid-template-columns: repeat(${({ $columns }) => $columns}, minmax(0, 1fr));
  grid-auto-rows: minmax(0, 1fr);
  gap: 1em;
  min-height: 0;
  &[data-stale] {
    opacity: 0.75;
  }
  @media (max-width: 760px) {
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: auto;
    margin-top: 1.4em;
  }
`;

const COLUMNS = [1, 1, 2, 2, 2, 3, 3, 4, 4] as const;

type Props = { readonly read: ScreenRead };

/** The command screen: two boards of tiles that keep themselves up to date. */
export function Screen({ read }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const client = useFetchClient();
  const wall = useRef<HTMLElement>(null);
  const live = useBoard(read.board);
  const [settings, setSettings] = useState(read.settings);
  const [open, setOpen] = useState<'settings' | 'help'>();
  const turns = useTurns(settings);
  const name = read.stations.find(({ slug }) => slug === live.board.station)?.name;
  const stationName = name ? spoken(name) : live.board.station;
  const shown = settings.boards[turns.board];
  const onClose = (): void => setOpen(undefined);

  const fill = (): void =>
    void (document.fullscreenElement ? document.exitFullscreen() : wall.current?.requestFullscreen());
  const keep = (next: CommandSettings): void => {
    setSettings(next);
    onClose();
    client.put('/cms/command/settings', next).catch(() => setSettings(settings));
  };
  useScreenKeys({ fill, turn: turns.turn, settings: () => setOpen('settings'), help: () => setOpen('help') });

  return createPortal(
    <Wall ref={wall} aria-label={say('title')}>
      <ScreenHead
        live={live}
        title={settings.title === '' ? stationName : settings.title}
        stations={read.stations}
        turns={turns}
        onFill={fill}
        onSettings={() => setOpen('settings')}
        onHelp={() => setOpen('help')}
      />
      <Tiles $columns={COLUMNS[shown.length] ?? 4} {...(live.state === 'live' ? {} : { 'data-stale': true })}>
        {shown.map((tile) => (
          <Tile key={tile} name={tile} board={live.board} at={live.at} map={read.map} />
        ))}
      </Tiles>
      {open === 'settings' && <ScreenSettings {...{ settings, stationName, onClose }} onKeep={keep} />}
      {open === 'help' && <ScreenHelp onClose={onClose} />}
    </Wall>,
    document.body,
  );
}
