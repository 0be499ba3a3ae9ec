import type { LedGroup, PickUp, ShownGroup } from '@/contract/types';
import type { ShopWord } from '../shop-words';

/** How many are wanted still until a group comes about; none: it has come about. */
export const wantedYet = ({ minimum, paid }: Pick<ShownGroup, 'minimum' | 'paid'>): number =>
  Math.max(minimum - paid, 0);

/** Groups that may still be joined, by whose time is over first. */
export const joinable = (groups: readonly ShownGroup[], now: number): readonly ShownGroup[] =>
  groups.filter(({ cutoff }) => Date.parse(cutoff) > now).sort((a, b) => Date.parse(a.cutoff) - Date.parse(b.cutoff));

const CODED: readonly PickUp['state'][] = ['confirmed', 'sent', 'arrived'];

/** Whether the code is of use: not before the group came about, nor after all was handed out. */
export const showsCode = (state: PickUp['state']): boolean => CODED.includes(state);

/** Figures in threes, as people say them. */
export const spoken = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

/** Whether what was typed can be a code. */
export const isCode = (text: string): boolean => /^\d{6}$/.test(text);

const TONES: Readonly<Record<LedGroup['state'], 'proof' | 'wait' | 'stop' | 'quiet'>> = {
  gathering: 'wait',
  confirmed: 'proof',
  sent: 'wait',
  arrived: 'proof',
  closed: 'quiet',
  failed: 'stop',
};

/** The shape and colour of a group's state; its word stands beside it. */
export const toneOfGroup = (state: LedGroup['state']): 'proof' | 'wait' | 'stop' | 'quiet' => TONES[state];

/** What somebody writes who wants to lead. */
export interface LeadText {
  readonly name: string;
  readonly point: string;
  readonly region: string;
  readonly detail: string;
}

/** What is wrong with it, by its fields. */
export function leadFaults(text: LeadText): Readonly<Partial<Record<keyof LeadText, ShopWord>>> {
  const { name, point, region, detail } = text;
  return {
    ...(name.trim() === '' ? { name: 'lead.wrong.name' as const } : {}),
    ...(point.trim() === '' ? { point: 'lead.wrong.point' as const } : {}),
    ...(/^\d{6}$/.test(region) ? {} : { region: 'address.wrong.region' as const }),
    ...(detail.trim().length < 2 ? { detail: 'address.wrong.detail' as const } : {}),
  };
}
