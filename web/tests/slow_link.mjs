// A slow phone line in front of the server: one shared downlink and uplink, a round trip before every answer and
// every new connection. Chromium's own throttling does not reach the requests of the map's worker; this does,
// and it counts the bytes that really travel.
import http from "node:http";

/** Slow 4G: 150 ms there and back, 1.6 Mbit/s down, 0.75 Mbit/s up. */
export const slow4g = { rttMs: 150, downBytesPerMs: 200, upBytesPerMs: 93.75 };
const pieceBytes = 1460;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One direction of the line: whoever comes later waits for the bytes before. */
function lane(bytesPerMs) {
  let freeAt = 0;
  return async (bytes) => {
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + bytes / bytesPerMs;
    if (freeAt - now > 1) await pause(freeAt - now);
  };
}

function headBytes(lines) {
  return lines.reduce((sum, line) => sum + line.length + 2, 0) + 20;
}

async function pour(answer, response, down) {
  let bytes = 0;
  for await (const chunk of answer) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      await down(piece.length);
      response.write(piece);
      bytes += piece.length;
    }
  }
  response.end();
  return bytes;
}

/** Listens on loopback in front of `base`. `forget()` begins a new list of
 * {path, bytes} per answer and gives it; `link` none: no waiting. */
export async function slowLink(base, link = slow4g) {
  let seen = [];
  const down = link ? lane(link.downBytesPerMs) : async () => {};
  const up = link ? lane(link.upBytesPerMs) : async () => {};
  const rtt = link?.rttMs ?? 0;
  const known = new WeakSet();
  const server = http.createServer(async (request, response) => {
    const mine = seen; // an answer that comes late belongs to the page that asked
    try {
      const fresh = !known.has(request.socket);
      known.add(request.socket);
      await pause(rtt * (fresh ? 2 : 1)); // a new connection costs a round trip of its own
      await up(headBytes(request.rawHeaders));
      const asked = http.request(base + request.url, { method: request.method, headers: request.headers });
      asked.on("error", () => response.destroy());
      asked.on("response", async (answer) => {
        const head = headBytes(answer.rawHeaders);
        await down(head);
        response.writeHead(answer.statusCode, answer.rawHeaders);
        const body = await pour(answer, response, down);
        mine.push({ path: request.url, bytes: head + body });
      });
      asked.end();
    } catch {
      response.destroy();
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  const forget = () => {
    seen = [];
    return seen;
  };
  return { base: `http://127.0.0.1:${server.address().port}`, forget, stop };
}
