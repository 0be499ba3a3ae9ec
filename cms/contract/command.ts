import { z } from 'zod';
import { commandBoard, commandSettings, stationMap } from './command-types';
import { httpContract } from './http';
import { stationSlug } from './stations';

/** The permission to see the command screen. */
export const COMMAND_READ = 'plugin::cms.command.read';

const access = { staff: COMMAND_READ } as const;

/** The command screen (指挥大屏). */
export const commandContract = httpContract('command', {
  board: {
    method: 'GET',
    path: '/cms/command/board',
    summary: 'The screen of a station as it was last counted, and how whoever asks likes it',
    access,
    query: z.object({ station: stationSlug.optional() }),
    result: z.strictObject({
      board: commandBoard,
      map: stationMap.nullable(),
      settings: commandSettings,
      stations: z.array(
        z.strictObject({ slug: stationSlug, name: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }) }),
      ),
    }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  keepSettings: {
    method: 'PUT',
    path: '/cms/command/settings',
    summary: 'Keep how I like my screen',
    access,
    body: commandSettings,
    result: commandSettings,
    refusals: [],
  },
});
