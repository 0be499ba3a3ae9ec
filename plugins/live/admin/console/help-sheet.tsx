import { KeySheet } from '@hearth/cms/reach';
import { SHORTCUTS } from './shortcuts.rules';
import { useSay } from './words';

/** What the keys do. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const keys = SHORTCUTS.map(({ deed, shown }) => ({ shown, does: say(`key.${deed}`) }));
  return <KeySheet title={say('help')} close={say('close')} {...{ keys, onClose }} />;
}
