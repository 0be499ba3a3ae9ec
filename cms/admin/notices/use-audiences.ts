import { roles, roleSlugs } from '../../contract';
import type { Option } from '../reach/choice';
import { useSpoken } from '../reach/spoken';
import { keyOf } from './audience';
import type { RuleBook } from './use-rules';

/** Whom a rule of a station can mean: who stands on a post of its roster at that time, or everybody with a role. */
export function useAudiences({ posts }: RuleBook, at: string): readonly Option[] {
  const spoken = useSpoken();
  const open = posts.filter(({ station, active }) => active && station === at);
  return [
    ...open.map(({ slug, name }) => [keyOf({ post: slug }), spoken(name)] as const),
    ...roleSlugs.map((role) => [keyOf({ role }), spoken(roles[role].name)] as const),
  ];
}
