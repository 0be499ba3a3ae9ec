import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../../platform';

/** Where the export of the app lies, whether or not anything is there. */
export function appFolder({ strapi }: Platform): string {
  return process.env['HEARTH_APP'] ?? join(strapi.dirs.app.root, 'mobile-app/dist');
}

/** Whether this host has an app to serve, so that links may lead to its screens. */
export function servesApp(platform: Platform): boolean {
  return existsSync(join(appFolder(platform), 'index.html'));
}
