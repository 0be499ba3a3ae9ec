import { z } from 'zod';
import { mayShow, type Rights } from './media.rules';

const moment = z.coerce.date().nullable().default(null);

/** The rights of a file as Strapi hands it out. */
const rights = z
  .object({
    licensor: z.string().nullable().default(null),
    licensedChannels: z.array(z.string()).nullable().default(null),
    licensedFrom: moment,
    licensedTo: moment,
  })
  .transform(({ licensor, licensedChannels, licensedFrom, licensedTo }): Rights => ({
    licensor,
    channels: licensedChannels ?? [],
    from: licensedFrom,
    to: licensedTo,
  }));

/** The file when it may be shown on a channel now, else nothing. Rights that nobody can read allow nothing. */
export function showable(file: unknown, channel: string, at: Date): unknown {
  const read = rights.safeParse(file);
  return read.success && mayShow(read.data, channel, at) ? file : null;
}
