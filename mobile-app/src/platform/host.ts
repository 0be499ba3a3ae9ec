import Constants from 'expo-constants';

/** Where the station's host answers. A station's build sets EXPO_PUBLIC_HOST or `extra.host` in app.json. */
export function host(): string {
  const extra = Constants.expoConfig?.extra as { readonly host?: string } | undefined; // app.json is ours
  return process.env.EXPO_PUBLIC_HOST ?? extra?.host ?? '';
}
