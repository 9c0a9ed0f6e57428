import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../user-error';

export interface Listening {
  readonly server: Server;
  readonly port: number;
}

/** Listens on loopback only; port 0 takes any free one. Throws a UserError for a port in use. */
export function listen(port: number, listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const message = `Port ${port} is in use. Choose another one with --port.`;
      reject(taken ? new UserError(message) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve({ server, port: (server.address() as AddressInfo).port });
    });
  });
}

export function close({ server }: Listening): void {
  server.close();
  server.closeAllConnections();
}
