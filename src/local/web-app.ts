import { parseArgs } from 'node:util';
import { BadArguments, openProject, reportFailure } from './engine/open-project';
import { startWebServer } from './engine/web-server';

const USAGE = 'usage: npm run web-app -- <project folder> [--port N] [--data DIR]';

function readCommand(argv: readonly string[]) {
  try {
    const options = { port: { type: 'string' }, data: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    const port = Number(values.port ?? '0');
    if (folder === undefined || more.length > 0) throw new Error('name one project folder');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--port: no port number: ${values.port}`);
    return { folder, port, data: values.data };
  } catch (error) {
    throw new BadArguments(`${(error as Error).message}; ${USAGE}`);
  }
}

/** Serves the web app of any project on loopback until it is stopped. */
async function main(): Promise<void> {
  const { folder, port, data } = readCommand(process.argv.slice(2));
  const { script, save } = openProject(folder, data);
  const owner = 'owner@example.com';
  const { address } = await startWebServer({ app: script, owner, port, onRun: save });
  process.stdout.write(`The web app answers at ${address}/exec\n`);
}

main().catch((error: unknown) => {
  process.exitCode = reportFailure(error);
});
