import { spawn } from 'node:child_process';

/** Opens an address in the person's browser, where there is one; otherwise does nothing. */
export function openBrowser(url: string): void {
  const headless =
    process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (headless || process.env['CI']) return;
  const [command, args] = commandFor(url);
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

function commandFor(url: string): [command: string, args: string[]] {
  if (process.platform === 'darwin') return ['open', [url]];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '', url]];
  return ['xdg-open', [url]];
}
