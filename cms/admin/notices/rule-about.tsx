import type { NoticeRuleBody } from '../../contract';
import { Choice, type Option } from '../reach/choice';
import { useSpoken } from '../reach/spoken';
import { audienceOf, keyOf } from './audience';
import type { RuleBook } from './use-rules';
import { useSay } from './words';

type Props = {
  readonly rule: NoticeRuleBody;
  readonly book: RuleBook;
  readonly audiences: readonly Option[];
  /** Once made, a rule stays about what it is about. */
  readonly fixed: boolean;
  readonly onChange: (part: Partial<NoticeRuleBody>) => void;
};

/** What a rule is about: the station, the kind of notice, and whom it means. */
export function RuleAbout({ rule, book, audiences, fixed, onChange }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const kinds = book.kinds.map(({ kind, name }) => [kind, spoken(name)] as const);
  return (
    <>
      {book.stations.length > 1 ? (
        <Choice
          label={say('station')}
          value={rule.station}
          disabled={fixed}
          options={book.stations.map(({ slug, name }) => [slug, spoken(name)])}
          // Posts and robots are a station's own.
          onChange={(station) => onChange({ station, audience: null, webhooks: [], escalation: null })}
        />
      ) : null}
      <Choice
        label={say('column.kind')}
        value={rule.kind}
        disabled={fixed}
        options={[['*', say('kind.all')], ...kinds]}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label={say('column.forWhom')}
        value={keyOf(rule.audience)}
        disabled={fixed}
        options={[['', say('everybody')], ...audiences]}
        onChange={(key) => onChange({ audience: audienceOf(key) })}
      />
    </>
  );
}
