// The lab as a process of its own, for benchmarks and faults: prints its address and credentials, and is told by lines of JSON what its
// platforms shall do next, e.g. {"platform":"weibo","moods":["loses-answer"]}. Ends with its input.
const { readFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
const { aPlatformLab } = require('./lab.ts');

async function main() {
  const lab = await aPlatformLab();
  const credentials = Object.fromEntries(lab.platforms.map((platform) => [platform, lab.credential(platform)]));
  process.stdout.write(`${JSON.stringify({ url: lab.url, credentials })}\n`);
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const { platform, moods = [], removals = [], expire = false, posts = false } = JSON.parse(line);
    lab.script(platform, ...moods);
    lab.removals(platform, ...removals);
    if (expire) lab.expire(platform);
    if (posts) process.stdout.write(`${JSON.stringify({ platform, posts: lab.posts(platform) })}\n`);
  });
  lines.on('close', () => void lab.stop());
}

void main();
