// Checks the types of every room that has a tsconfig.json, all at once.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const folders = ['.', 'src/gas', 'src/sidebar', 'src/local', 'src/local/page', 'test', 'bench'];
const results = await Promise.all(
  folders
    .filter((folder) => existsSync(`${folder}/tsconfig.json`))
    .filter((folder) =>
      readdirSync(folder, { recursive: true }).some((name) => /\.tsx?$/.test(name)),
    )
    .map(
      (folder) =>
        new Promise((done) => {
          const child = spawn('node_modules/.bin/tsc', ['-p', folder], { stdio: 'inherit' });
          child.on('exit', (code) => done(code ?? 1));
        }),
    ),
);
process.exit(results.some((code) => code !== 0) ? 1 : 0);
