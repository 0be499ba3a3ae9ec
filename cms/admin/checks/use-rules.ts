import { useSearchParams } from 'react-router-dom';
import type { ShownCheckRule } from '../../contract';

/** By what rules are narrowed; it stands in the address bar, so that a list can be kept and handed on. */
export type Wanted = Readonly<Record<'search' | 'owner' | 'severity' | 'kind' | 'from' | 'state', string>>;

const NAMES = ['search', 'owner', 'severity', 'kind', 'from', 'state'] as const;

/** Reads and changes what is looked for. */
export function useWanted(): readonly [Wanted, (change: Partial<Wanted>) => void] {
  const [params, setParams] = useSearchParams();
  const read = (name: string): string => params.get(name) ?? '';
  const wanted: Wanted = {
    ...{ search: read('search'), owner: read('owner'), severity: read('severity') },
    ...{ kind: read('kind'), from: read('from'), state: read('state') },
  };
  const want = (change: Partial<Wanted>): void => {
    const next = { ...Object.fromEntries(params), ...change };
    const kept = Object.entries(next).filter(([name, value]) => value !== '' || !NAMES.some((one) => one === name));
    setParams(Object.fromEntries(kept), { replace: true });
  };
  return [wanted, want];
}

/** The rules that fit what is looked for. */
export function fitting(rules: readonly ShownCheckRule[], wanted: Wanted): readonly ShownCheckRule[] {
  const words = wanted.search.trim().toLowerCase();
  const tests: readonly ((rule: ShownCheckRule) => boolean)[] = [
    (rule) => wanted.owner === '' || rule.owner === wanted.owner,
    (rule) => wanted.severity === '' || rule.effective === wanted.severity,
    (rule) => wanted.kind === '' || rule.check.kind === wanted.kind,
    (rule) => wanted.from === '' || (wanted.from === 'house' ? rule.station === null : rule.station !== null),
    (rule) => wanted.state === '' || rule.active === (wanted.state === 'on'),
    (rule) => words === '' || JSON.stringify([rule.id, rule.message, rule.check]).toLowerCase().includes(words),
  ];
  return rules.filter((rule) => tests.every((fits) => fits(rule)));
}
