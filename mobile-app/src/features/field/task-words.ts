import type { FieldTask, TaskState } from '@/contract/types';
import type { BadgeKind } from '@/ui/badge';
import type { FieldWord } from './field-words';

/** The word and shape of each state. */
export const STATES: Readonly<Record<TaskState, { readonly kind: BadgeKind; readonly word: FieldWord }>> = {
  draft: { kind: 'quiet', word: 'field.state.draft' },
  assigned: { kind: 'wait', word: 'field.state.assigned' },
  accepted: { kind: 'proof', word: 'field.state.accepted' },
  declined: { kind: 'stop', word: 'field.state.declined' },
  on_the_way: { kind: 'proof', word: 'field.state.on_the_way' },
  on_site: { kind: 'proof', word: 'field.state.on_site' },
  filed: { kind: 'proof', word: 'field.state.filed' },
  done: { kind: 'proof', word: 'field.state.done' },
  cancelled: { kind: 'quiet', word: 'field.state.cancelled' },
};

/** What a task is for. */
export const KINDS: Readonly<Record<FieldTask['kind'], FieldWord>> = {
  text: 'field.kind.text',
  photo: 'field.kind.photo',
  short_video: 'field.kind.short_video',
  tv_item: 'field.kind.tv_item',
  live: 'field.kind.live',
};

/** What of a task the desk can change. */
export const CHANGED: Readonly<Record<NonNullable<FieldTask['changed']>['fields'][number], FieldWord>> = {
  brief: 'field.fact.brief',
  place: 'field.fact.place',
  contact: 'field.fact.contact',
  departsAt: 'field.changed.departs',
  onSiteAt: 'field.changed.onSite',
  due: 'field.changed.due',
  resources: 'field.fact.with',
  kind: 'field.fact.kind',
  title: 'field.changed.title',
  plan: 'field.changed.plan',
};

/** A size as people say it. */
export function sizeOf(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1_000)} kB`;
}
