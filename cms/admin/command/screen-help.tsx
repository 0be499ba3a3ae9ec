import { Press, Sheet, useShown } from './screen-settings';
import { useSay } from './words';

const KEYS = ['f', '←', '→', 's', '?'] as const;

/** What the keys do. */
export function ScreenHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const sheet = useShown();
  return (
    <Sheet ref={sheet} onClose={onClose} aria-label={say('help')}>
      <h2>{say('help')}</h2>
      <dl>
        {KEYS.map((key) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={`${key} does`} style={{ margin: 0 }}>
            {say(`key.${key}`)}
          </dd>,
        ])}
      </dl>
      <footer>
        <Press type="button" onClick={onClose}>
          {say('close')}
        </Press>
      </footer>
    </Sheet>
  );
}
