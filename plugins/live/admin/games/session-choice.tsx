import { Choice, useReading } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import type { PlannedSession } from '../../contract';
import { useSay } from './words';

type Props = { readonly value: string; readonly onChange: (session: string) => void };

const OVER: readonly string[] = ['ending', 'ended', 'published', 'archived', 'cancelled'];
const WHEN = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' } as const;

/** Chooses the live that something is given away in: one that is not over. */
export function SessionChoice({ value, onChange }: Props) {
  const say = useSay();
  const { formatDate } = useIntl();
  const found = useReading<{ sessions: PlannedSession[] }>('/live/sessions');
  const open = (found.value?.sessions ?? []).filter(({ state }) => !OVER.includes(state));
  const options = open.map(({ id, title, plannedAt }) => [id, `${title} · ${formatDate(plannedAt, WHEN)}`] as const);
  return (
    <Choice
      label={say('games.session')}
      value={value}
      options={[['', say(found.failed ? 'games.session.failed' : 'games.session.choose')], ...options]}
      onChange={onChange}
      hint={say('games.session.hint')}
    />
  );
}
