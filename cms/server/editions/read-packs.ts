import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { channelPlatforms, rulePack, type ChannelPlatform, type RulePack } from '../../contract';

/** The pack of each platform that holds on a day, and all that there are, those that were and those that will be. */
export type RulePacks = ((platform: ChannelPlatform, day: string) => RulePack) & { readonly all: readonly RulePack[] };

/** Reads the rule packs of a folder; a file that breaks its schema, or a platform without a pack, stops the start. */
export function readRulePacks(folder: string): RulePacks {
  const packs = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => parsed(join(folder, name)));
  const versions = (platform: ChannelPlatform): readonly RulePack[] =>
    packs.filter(({ id }) => id === platform).sort((a, b) => b.version - a.version);
  for (const platform of channelPlatforms) {
    if (versions(platform).length === 0) throw new Error(`${folder}: no rule pack for ${platform}`);
  }
  const onDay = (platform: ChannelPlatform, day: string): RulePack => {
    const all = versions(platform);
    const holds = all.find(({ validFrom }) => validFrom <= day) ?? all.at(-1);
    if (!holds) throw new Error(`${folder}: no rule pack for ${platform}`);
    return holds;
  };
  return Object.assign(onDay, { all: channelPlatforms.flatMap(versions) });
}

function parsed(path: string): RulePack {
  const outcome = rulePack.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!outcome.success) throw new Error(`${path}: ${z.prettifyError(outcome.error)}`);
  return outcome.data;
}
