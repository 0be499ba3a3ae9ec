import {
  LABEL_SECONDS,
  type HostDeed,
  type HostKind,
  type HostState,
  type HostTask,
  type KeepHost,
  type LiveHost,
  type RoomSnapshot,
} from '../../contract';
import { hostMachine } from './host.machine';

/** A host as it is kept. */
export type KeptHost = {
  readonly id: string;
  readonly station: string;
  readonly session: string;
  readonly kind: HostKind;
  readonly task: HostTask;
  readonly name: string;
  readonly label: LiveHost['label'];
  readonly dutyPerson: string | null;
  readonly dutyName: string | null;
  readonly state: HostState;
  readonly seenAt: Date | null;
  /** Seconds since then, by the clock of the database. */
  readonly seenAgo: number | null;
  readonly version: number;
};

/** More hosts than that is no live. */
export const MOST_HOSTS = 12;

const SAYS_MACHINE = {
  'zh-Hans': /\bAI\b|人工智能|数字人|虚拟主播/iu,
  en: /\bAI\b|artificial|digital human|virtual host/iu,
};

/** What a machine lacks that is about to be entered: somebody who watches over it, or a label that says what it is. */
export function lackOf({ kind, label, duty }: Pick<KeepHost, 'kind' | 'label' | 'duty'>): 'duty' | 'label' | undefined {
  if (kind !== 'digital-human') return undefined;
  if (duty === null) return 'duty';
  const isSaid = label !== null && SAYS_MACHINE['zh-Hans'].test(label['zh-Hans']) && SAYS_MACHINE.en.test(label.en);
  return isSaid ? undefined : 'label';
}

/** Why a press on a machine is refused. Stopping is anybody's who watches; letting it speak is for the person on duty alone. */
export function barTo(
  event: HostDeed,
  host: Pick<KeptHost, 'kind' | 'dutyPerson' | 'seenAgo'>,
  person: string,
): 'not-on-duty' | 'label-unseen' | undefined {
  if (host.kind !== 'digital-human' || (event !== 'begin' && event !== 'return')) return undefined;
  if (host.dutyPerson !== person) return 'not-on-duty';
  return isSilent(host) ? 'label-unseen' : undefined;
}

/** Whether nobody has said for too long that they watch. */
export const isSilent = ({ seenAgo }: Pick<KeptHost, 'seenAgo'>): boolean =>
  seenAgo === null || seenAgo > LABEL_SECONDS;

/** A host as pages see it. */
export function shownHost(host: KeptHost): LiveHost {
  const { id, session, kind, task, name, label, state, seenAt, version, dutyPerson, dutyName } = host;
  const duty = dutyPerson === null || dutyName === null ? null : { person: dutyPerson, name: dutyName };
  return {
    ...{ id, session, kind, task, name, label, duty, state, version },
    seenAt: seenAt?.toISOString() ?? null,
    isSilent: kind === 'digital-human' && state === 'speaking' && isSilent(host),
    allowedEvents: [...hostMachine.allowed(state)],
  };
}

type Labelled = Pick<KeptHost, 'kind' | 'task' | 'state' | 'label'>;

/** What stands over the picture while a machine speaks, in both languages, and whether it does now. */
export function labelOf({ kind, task, state, label }: Labelled): { readonly text: string; readonly shown: boolean } {
  const text = label === null ? '' : `${label['zh-Hans']} ${label.en}`;
  return { text, shown: kind === 'digital-human' && task === 'speaks' && state === 'speaking' };
}

/** What newcomers are told of it: each label once. */
export const overlaysOf = (hosts: readonly Labelled[]): RoomSnapshot['overlays'] =>
  [...new Set(hosts.map(labelOf).flatMap(({ text, shown }) => (shown ? [text] : [])))].map((text) => ({
    kind: 'ai',
    text,
  }));
