import { UNREACHABLE } from '@/data/result';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/state';
import { Text } from '@/ui/text';
import { useBorrowed, type BuyPartProps, type PartLoader } from './watch-parts';
import { useWatchWords } from './watch-words';

const FAILURE = { code: UNREACHABLE, status: 0, retryIn: null };

/** The shop's own way to order, which comes with the first press. */
export function BuyPart({ load, ...props }: BuyPartProps & { readonly load: PartLoader<BuyPartProps> }) {
  const { t } = useWatchWords();
  const { part, retry } = useBorrowed(load);
  if (typeof part === 'object') return <part.Part {...props} />;
  return (
    <Sheet open title={t('watch.buy')} onClose={props.onClose}>
      {part === 'lost' ? (
        <ErrorState failure={FAILURE} onRetry={retry} />
      ) : (
        <Text tone="inkSoft">{t('watch.part.coming')}</Text>
      )}
    </Sheet>
  );
}
