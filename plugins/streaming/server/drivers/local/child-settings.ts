import { join } from 'node:path';
import { closedNetworks } from '@hearth/cms/platform';
import type { EngineSettings } from './engine-settings';

/** Where a process listens to its host. */
export const controlSocket = ({ sockets }: EngineSettings, name: string): string => join(sockets, `${name}.sock`);

/** What the ingest is told at its start. */
export const ingestSettings = (settings: EngineSettings): Record<string, unknown> => ({
  control: controlSocket(settings, 'ingest'),
  media: join(settings.sockets, 'media.sock'),
  bind: settings.bind,
  rtmpPort: settings.rtmpPort,
  rtmps: settings.rtmps,
  lingerMs: settings.lingerMs,
});

/** What the packager is told at its start; by this ffmpeg it films slates. */
export const packagerSettings = (settings: EngineSettings, ffmpeg: string | undefined): Record<string, unknown> => ({
  ffmpeg,
  control: controlSocket(settings, 'packager'),
  media: join(settings.sockets, 'media.sock'),
  window: join(settings.sockets, 'packager-window.sock'),
  cache: join(settings.folder, 'cache'),
  lingerMs: settings.lingerMs,
});

/** What the relay is told at its start. */
export const relaySettings = (settings: EngineSettings): Record<string, unknown> => ({
  control: controlSocket(settings, 'relay'),
  media: join(settings.sockets, 'media.sock'),
  lingerMs: settings.lingerMs,
  closed: closedNetworks,
  allowed: settings.targets.allowed,
  ca: settings.targets.ca,
});
