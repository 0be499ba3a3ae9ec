import { keeper } from '@/platform/keeper';

const KEY = 'captions';
const OFF = 'off';

/** The language chosen last time, on any live; `null` where captions were switched off or never on. */
export function keptCaptions(): string | null {
  const kept = keeper.read(KEY);
  return kept === OFF ? null : kept;
}

export function keepCaptions(lang: string | null): void {
  keeper.write(KEY, lang ?? OFF);
}
