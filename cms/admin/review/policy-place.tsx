import { useIntl } from 'react-intl';
import { Choice } from '../reach/choice';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

type Columns = {
  readonly results: readonly { readonly documentId: string; readonly name: string; readonly station: string }[];
};

type Props = {
  readonly station: string | undefined;
  readonly value: string;
  readonly onChange: (column: string) => void;
};

/** For which column of one's station the rules are, or for all that have none of their own. */
export function PolicyPlace({ station, value, onChange }: Props) {
  const say = useSay();
  const { locale } = useIntl();
  const columns = useReading<Columns>(
    `/content-manager/collection-types/plugin::cms.column?page=1&pageSize=100&locale=${locale === 'en' ? 'en' : 'zh-Hans'}`,
  ).value;
  const own = columns?.results.filter((column) => column.station === station) ?? [];
  return (
    <Choice
      label={say('rules.column')}
      value={value}
      options={[['', say('rules.whole')] as const, ...own.map(({ documentId, name }) => [documentId, name] as const)]}
      onChange={onChange}
    />
  );
}
