import { DarkSheet, Press, useShown } from '@hearth/cms/reach';
import { SHORTCUTS } from './shortcuts.rules';
import { useSay } from './words';

/** What the keys do. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const sheet = useShown();
  return (
    <DarkSheet ref={sheet} onClose={onClose} aria-label={say('help')}>
      <h2>{say('help')}</h2>
      <dl>
        {SHORTCUTS.map(({ deed, shown }) => [
          <dt key={deed}>
            <kbd>{shown}</kbd>
          </dt>,
          <dd key={`${deed} does`} style={{ margin: 0 }}>
            {say(`key.${deed}`)}
          </dd>,
        ])}
      </dl>
      <footer>
        <Press type="button" onClick={onClose}>
          {say('close')}
        </Press>
      </footer>
    </DarkSheet>
  );
}
