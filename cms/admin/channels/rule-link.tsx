import { Link } from 'react-router-dom';
import { useSay } from './words';

/** The way from a finding to the rule that it comes from; beside it, so that what is being typed stays. */
export function RuleLink({ pack, words }: { readonly pack: string; readonly words?: string }) {
  const say = useSay();
  return (
    <Link
      to={rulesAt(pack)}
      target="_blank"
      style={{ fontSize: '1.2rem', color: 'inherit', display: 'inline-block', paddingBlock: 4 }}
    >
      {words ?? say('packs.which')}
    </Link>
  );
}

/** Where a pack is shown, by its name (`douyin.3`) or by its platform. */
const rulesAt = (pack: string): string => `/plugins/cms/channels?tab=packs&pack=${pack}`;
