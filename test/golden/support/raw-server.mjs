import { createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';

/** A server that answers every request as its header `x-plan` says, down to the bytes. */
const server = createServer((socket) => {
  let read = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (part) => {
    read = Buffer.concat([read, part]);
    const end = read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = read.subarray(0, end).toString('latin1');
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (read.length < end + 4 + length) return;
    const plan = /^x-plan: *(\S+)/im.exec(head)?.[1] ?? '';
    act(socket, JSON.parse(Buffer.from(plan, 'base64').toString('utf8')));
  });
});

function act(socket, { kind, status, headers, body }) {
  const bytes = Buffer.from(body, 'base64');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} Said\r\n${lines.join('')}Content-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`;
  if (kind === 'reset') socket.resetAndDestroy();
  else if (kind === 'noise')
    socket.end(Buffer.from('\u0000\u0007no HTTP at all\r\n\r\n'.repeat(20)));
  else if (kind === 'half') {
    socket.write(head);
    socket.write(bytes.subarray(0, bytes.length >> 1), () => socket.destroy());
  } else if (kind === 'slow') dribble(socket, Buffer.concat([Buffer.from(head), bytes]));
  else socket.end(Buffer.concat([Buffer.from(head), bytes]));
}

/** A few bytes at a time, with pauses. */
function dribble(socket, bytes, from = 0) {
  const step = Math.ceil(bytes.length / 8);
  if (from >= bytes.length) {
    socket.end();
    return;
  }
  socket.write(bytes.subarray(from, from + step));
  setTimeout(() => dribble(socket, bytes, from + step), 40);
}

server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
