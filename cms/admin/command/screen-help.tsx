import { KeySheet } from './key-sheet';
import { useSay } from './words';

const KEYS = ['f', '←', '→', 's', '?'] as const;

/** What the keys do. */
export function ScreenHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const keys = KEYS.map((shown) => ({ shown, does: say(`key.${shown}`) }));
  return <KeySheet title={say('help')} close={say('close')} {...{ keys, onClose }} />;
}
