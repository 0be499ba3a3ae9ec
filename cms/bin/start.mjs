// `npm start`: makes what is missing, then becomes the host.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

build();
await import(pathToFileURL(join(root, 'cms/lib/bin/start.js')).href);
