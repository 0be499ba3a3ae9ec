import { startLab } from './server.mjs';

const lab = await startLab({ port: Number(process.env.PORT ?? 8090) });
process.stdout.write(`Lab at ${lab.url} (code for any phone: 246810)\n`);
