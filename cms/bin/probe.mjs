// Whether the node on this machine is ready, for container engines that ask by running a command.
const url = `http://127.0.0.1:${process.env.PORT ?? '1337'}/health/ready`;

try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  if (!answer.ok) process.stderr.write(`${await answer.text()}\n`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${url} does not answer: ${error.cause?.code ?? error.name}\n`);
  process.exitCode = 1;
}
